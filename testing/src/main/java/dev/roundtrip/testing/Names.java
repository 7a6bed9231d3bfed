package dev.roundtrip.testing;

import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What a test is called in failures: short, and enough to find it. */
final class Names {

  private Names() {}

  static String of(ExtensionContext context) {
    String type = context.getTestClass().map(Names::simple).orElse("test");
    Method method = context.getRequiredTestMethod();
    String name = type + "." + method.getName() + "()";
    boolean plain = context.getDisplayName().startsWith(method.getName() + "(");
    return plain ? name : name + " " + context.getDisplayName();
  }

  private static String simple(Class<?> type) {
    Class<?> outer = type.getEnclosingClass();
    return outer == null ? type.getSimpleName() : simple(outer) + "." + type.getSimpleName();
  }
}
