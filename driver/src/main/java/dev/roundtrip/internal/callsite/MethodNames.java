package dev.roundtrip.internal.callsite;

import java.util.regex.Pattern;

/** Turns compiler-made method names into those that stand in the source. */
final class MethodNames {

  /** The number of a lambda in its class, and before it the hash that a serializable one has. */
  private static final Pattern SERIAL = Pattern.compile("(\\$[0-9a-f]{5,8})?\\$[0-9]+$");

  private MethodNames() {}

  /** {@code lambda$list$0} and Kotlin's {@code list$lambda$0} become {@code list}. */
  static String clean(String name) {
    if (name.startsWith("lambda$")) {
      String method = SERIAL.matcher(name.substring(7)).replaceFirst("");
      return switch (method) {
        case "new" -> "<init>";
        case "static" -> "<clinit>";
        default -> method;
      };
    }
    int kotlin = name.indexOf("$lambda$");
    return kotlin > 0 ? name.substring(0, kotlin) : name;
  }
}
