package dev.roundtrip.testing;

import dev.roundtrip.Roundtrip;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * Fails tests whose queries are not as they should be. Each test has its own recording: of its
 * body, not of what sets it up, on the thread that runs it, and on others as far as its scope is
 * taken along. A test fails on an N+1 unless it, or its class, says {@code @AllowQueries}; the
 * annotations of this package say more.
 *
 * <p>Parameters of type {@link Queries} are a view of the body's recording, parameters of type
 * {@link Roundtrip} that of the class, or the one that {@code jdbc:roundtrip:} URLs report to.
 *
 * <p>What is observed: fields of type {@link Roundtrip} of the test class, of those it extends and
 * of those around it; without any, and beside them once something was wrapped by it, the one that
 * {@code jdbc:roundtrip:} URLs report to.
 *
 * <p>The annotations register it. It is registered for all tests if the configuration parameter
 * {@code junit.jupiter.extensions.autodetection.enabled} is true. JUnit 5.12 or newer, and 6.
 */
public final class RoundtripExtension implements InvocationInterceptor, ParameterResolver {

  private static final Namespace NAMESPACE = Namespace.create(RoundtripExtension.class);

  /** For JUnit. */
  public RoundtripExtension() {}

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Queries.class || type == Roundtrip.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    if (parameter.getParameter().getType() == Roundtrip.class) {
      return TestSources.of(context).get(0);
    }
    if (context.getTestMethod().isEmpty()) {
      throw new ParameterResolutionException(
          "Queries are those of one test: a parameter of a test, @BeforeEach or @AfterEach method,"
              + " not of "
              + parameter.getDeclaringExecutable().getName());
    }
    return live(context).queries();
  }

  @Override
  public void interceptTestMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    record(invocation, context, false);
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    record(invocation, context, false);
  }

  @Override
  public <T> T interceptTestFactoryMethod(
      Invocation<T> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    // It makes tests, which send statements; it is none, and nothing is expected of it.
    live(context);
    return invocation.proceed();
  }

  @Override
  public void interceptDynamicTest(
      Invocation<Void> invocation, DynamicTestInvocationContext test, ExtensionContext context)
      throws Throwable {
    record(invocation, context, true);
  }

  private static void record(Invocation<Void> invocation, ExtensionContext context, boolean dynamic)
      throws Throwable {
    ExtensionContext owner = owner(context);
    List<AnnotatedElement> elements = elements(owner);
    List<Expectation> expectations = read(owner, () -> Expectations.of(elements));
    Duration latency = read(owner, () -> Expectations.latency(elements));
    RunningTest test = RunningTest.of(owner, context.getUniqueId());
    Baseline baseline = read(owner, () -> RunStore.baseline(owner, test));
    List<Roundtrip> roundtrips = TestSources.of(owner);
    LiveQueries live = live(owner);
    String name = dynamic ? Names.of(owner) + " › " + context.getDisplayName() : Names.of(owner);
    QueryRecording recording = QueryRecording.start(name, roundtrips, latency);
    @Nullable Throwable failure =
        run(invocation, recording, test, roundtrips, dynamic ? live::bindDynamic : live::bind);
    if (dynamic) {
      live.releaseDynamic();
    }
    Queries queries = recording.queries();
    Ratchet ratchet = new Ratchet(baseline, test.key(), queries);
    List<String> notes = new ArrayList<>();
    boolean failed = true;
    try {
      if (failure != null) {
        throw failure;
      }
      Verdict.check(queries, expectations, roundtrips, ratchet, notes::add);
      failed = false;
    } finally {
      RunStore.log(context, test).add(TestResult.of(test, queries, ratchet, failed, notes));
    }
    notes.forEach(note -> context.publishReportEntry("roundtrip", note));
    queries
        .inconclusive()
        .forEach(
            doubt -> context.publishReportEntry("roundtrip", "INCONCLUSIVE: " + doubt.message()));
  }

  /** What the body threw, or null. */
  private static @Nullable Throwable run(
      Invocation<Void> invocation,
      QueryRecording recording,
      RunningTest test,
      List<Roundtrip> roundtrips,
      Consumer<QueryRecording> live) {
    List<Roundtrip> sourcesBefore = TestSources.enter(roundtrips);
    RunningTest testBefore = RunningTest.enter(test);
    live.accept(recording);
    try (recording) {
      invocation.proceed();
      return null;
    } catch (Throwable failure) {
      return failure;
    } finally {
      RunningTest.leave(testBefore);
      TestSources.leave(sourcesBefore);
    }
  }

  private static List<AnnotatedElement> elements(ExtensionContext context) {
    List<AnnotatedElement> elements = new ArrayList<>();
    context.getTestMethod().ifPresent(elements::add);
    for (Class<?> type = context.getTestClass().orElse(null);
        type != null;
        type = type.getEnclosingClass()) {
      elements.add(type);
    }
    return elements;
  }

  private static <T> T read(ExtensionContext context, Supplier<T> annotations) {
    try {
      return annotations.get();
    } catch (IllegalArgumentException wrong) {
      throw new ExtensionConfigurationException(
          Names.of(context) + ": " + wrong.getMessage(), wrong);
    }
  }

  /** Of a test that a factory made, the factory, which has its class, instance and annotations. */
  private static ExtensionContext owner(ExtensionContext context) {
    ExtensionContext owner = context;
    while (owner.getTestMethod().isEmpty() && owner.getParent().isPresent()) {
      owner = owner.getParent().get();
    }
    return owner;
  }

  private static LiveQueries live(ExtensionContext context) {
    Store store = context.getStore(NAMESPACE);
    @Nullable LiveQueries known = store.get(LiveQueries.class, LiveQueries.class);
    if (known == null) {
      known = new LiveQueries(Names.of(context));
      store.put(LiveQueries.class, known);
    }
    return known;
  }
}
