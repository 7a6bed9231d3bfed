package dev.roundtrip.internal.callsite;

import java.lang.annotation.AnnotationFormatError;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Executable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds the marks by which the application's code says what it means. */
final class Marks {

  private Marks() {}

  /**
   * The reason that is given for a method, by itself or by what it stands in, or null.
   *
   * @param method its name in the source
   * @param allowance gives the reason of one class or method, or null
   */
  static @Nullable String reason(
      Class<?> type, String method, Function<AnnotatedElement, @Nullable String> allowance) {
    try {
      for (Executable executable : executables(type, method)) {
        String reason = allowance.apply(executable);
        if (reason != null) {
          return reason;
        }
      }
      for (Class<?> outer = type; outer != null; outer = outer.getEnclosingClass()) {
        Executable holder = enclosing(outer);
        String reason = allowance.apply(outer);
        if (reason == null && holder != null) {
          reason = allowance.apply(holder);
        }
        if (reason != null) {
          return reason;
        }
      }
    } catch (RuntimeException | LinkageError | AnnotationFormatError classPathIsIncomplete) {
      return null; // A class that cannot be reflected on carries no mark that could be read.
    }
    return null;
  }

  /** The method that holds a local or anonymous class, or null. */
  private static @Nullable Executable enclosing(Class<?> type) {
    Executable method = type.getEnclosingMethod();
    return method == null ? type.getEnclosingConstructor() : method;
  }

  private static List<Executable> executables(Class<?> type, String method) {
    List<Executable> found = new ArrayList<>();
    if (method.equals("<init>")) {
      found.addAll(List.of(type.getDeclaredConstructors()));
    }
    for (Executable candidate : type.getDeclaredMethods()) {
      if (candidate.getName().equals(method)) {
        found.add(candidate);
      }
    }
    return found;
  }
}
