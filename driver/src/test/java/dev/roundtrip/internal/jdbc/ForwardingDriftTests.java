package dev.roundtrip.internal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.roundtrip.internal.jdbc.RecordingDriver.Received;
import dev.roundtrip.internal.jdbc.Wrappers.Target;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Wrapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Calls every method of every wrapped interface, as the JDK in use has it, and compares what went
 * in and came out on both sides of the wrapper. A method that a newer JDK adds fails here.
 */
class ForwardingDriftTests {

  private static final String WRAPPED =
      ".*Connection|.*Statement|ResultSet|DatabaseMetaData|XAResource";

  private final RecordingDriver driver = new RecordingDriver();

  static Stream<Target> targets() {
    return Wrappers.targets();
  }

  static Stream<Target> targetsThatReturnObjects() {
    return targets().filter(target -> !target.method().getReturnType().isPrimitive());
  }

  @ParameterizedTest
  @MethodSource("targets")
  void everyMethodIsDeclaredByOneOfOurClasses(Target target) throws NoSuchMethodException {
    Class<?> wrapper = target.wrapper().over(driver).getClass();
    Method method = target.method();

    assertThat(wrapper.getMethod(method.getName(), method.getParameterTypes()).getDeclaringClass())
        .as("%s is inherited from the interface: run ForwardingGenerator", target)
        .matches(type -> !type.isInterface(), "a class");
  }

  @ParameterizedTest
  @MethodSource("targets")
  void everyMethodReachesTheDriverAndItsResultComesBack(Target target) throws Throwable {
    Method method = target.method();
    Object wrapper = target.wrapper().over(driver);
    Object[] arguments = arguments(method);
    Class<?> type = method.getReturnType();
    Object answer = type == void.class ? null : Samples.of(type, 9);
    driver.willReturn(answer);

    Object result = call(wrapper, method, arguments);

    assertReached(target, arguments);
    Object parent = Wrappers.parent(wrapper, method);
    if (parent != null) {
      assertThat(result).isSameAs(parent);
    } else if (type.getSimpleName().matches(WRAPPED)) {
      Wrapper wrapped = (Wrapper) Objects.requireNonNull(result);
      assertThat(wrapped.unwrap(Samples.Blank.class)).isSameAs(answer);
    } else if (type.getSimpleName().endsWith("ConnectionBuilder")) {
      assertThat(Objects.requireNonNull(result).getClass().getSimpleName())
          .matches("Observed(Xa|Pooled)?ConnectionBuilder");
    } else if (type.isPrimitive()) {
      assertThat(result).isEqualTo(answer);
    } else {
      assertThat(result).isSameAs(answer);
    }
  }

  @ParameterizedTest
  @MethodSource("targets")
  void everyExceptionComesBackAsTheSameObject(Target target) throws Exception {
    List<Throwable> failures = new ArrayList<>();
    failures.add(new IllegalStateException("driver"));
    failures.add(new AbstractMethodError("driver of an older JDBC"));
    for (Class<?> declared : target.method().getExceptionTypes()) {
      failures.add((Throwable) declared.getConstructor().newInstance());
    }
    for (Throwable failure : failures) {
      driver.willThrow(failure);
      Object wrapper = target.wrapper().over(driver);
      Object[] arguments = arguments(target.method());

      assertThat(catchThrowable(() -> call(wrapper, target.method(), arguments))).isSameAs(failure);
    }
    assertThat(driver.received()).hasSameSizeAs(failures);
  }

  @ParameterizedTest
  @MethodSource("targetsThatReturnObjects")
  void nullFromTheDriverStaysNull(Target target) throws Throwable {
    Object wrapper = target.wrapper().over(driver);
    Object[] arguments = arguments(target.method());
    driver.willReturn(null);

    Object result = call(wrapper, target.method(), arguments);

    // The calls of a builder chain, and a driver whose chain breaks is broken without us too.
    assertThat(result).isIn(null, Wrappers.builder(wrapper));
    assertReached(target, arguments);
  }

  private void assertReached(Target target, Object[] arguments) {
    assertThat(driver.received())
        .as("calls that reached the driver for %s", target)
        .extracting(Received::signature)
        .containsExactly(Wrappers.signature(target.method()));
    List<Object> received = driver.received().get(0).arguments();
    assertThat(received).hasSameSizeAs(arguments);
    for (int i = 0; i < arguments.length; i++) {
      if (target.method().getParameterTypes()[i].isPrimitive()) {
        assertThat(received.get(i)).isEqualTo(arguments[i]);
      } else {
        assertThat(listenerOf(received.get(i))).isSameAs(arguments[i]);
      }
    }
  }

  /** A pool's listeners are told that events come from us. */
  private static Object listenerOf(Object argument) {
    if (argument instanceof ConnectionEventRelay relay) {
      return relay.listener();
    }
    return argument instanceof StatementEventRelay relay ? relay.listener() : argument;
  }

  private static Object[] arguments(Method method) {
    Class<?>[] types = method.getParameterTypes();
    Object[] arguments = new Object[types.length];
    for (int i = 0; i < types.length; i++) {
      arguments[i] = Samples.of(types[i], i);
    }
    return arguments;
  }

  private static @Nullable Object call(Object wrapper, Method method, Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(wrapper, arguments);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }
}
