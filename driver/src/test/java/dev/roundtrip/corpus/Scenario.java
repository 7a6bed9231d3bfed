package dev.roundtrip.corpus;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** One labelled method of the corpus. */
record Scenario(Method method) {

  private static final int[] SIZES = {2, 5, 20};

  /** The scenarios of these classes: the methods that carry a label. */
  static Stream<Scenario> of(List<Class<?>> classes) {
    return classes.stream()
        .flatMap(
            type ->
                Arrays.stream(type.getDeclaredMethods())
                    .map(Scenario::new)
                    .filter(Scenario::isLabelled)
                    .sorted(Comparator.comparing(Scenario::name)));
  }

  private boolean isLabelled() {
    return Modifier.isStatic(method.getModifiers())
        && (!finds().isEmpty()
            || method.isAnnotationPresent(Silent.class)
            || method.isAnnotationPresent(Limit.class));
  }

  String name() {
    return method.getDeclaringClass().getSimpleName() + "." + method.getName();
  }

  private List<Expect> finds() {
    return List.of(method.getAnnotationsByType(Expect.class));
  }

  /** What has to be found at this size. */
  List<Expect> expected(int n) {
    return finds().stream().filter(finds -> n >= finds.from() && n <= finds.to()).toList();
  }

  boolean isLimit() {
    return method.isAnnotationPresent(Limit.class);
  }

  int[] sizes() {
    Sizes sizes = method.getAnnotation(Sizes.class);
    return sizes == null ? SIZES : sizes.value();
  }

  String site(Expect finds) {
    return finds.site().isEmpty() ? method.getName() : finds.site();
  }

  void run(Db db, int n) throws Throwable {
    try {
      method.invoke(null, db, n);
    } catch (InvocationTargetException failure) {
      throw failure.getCause();
    }
  }
}
