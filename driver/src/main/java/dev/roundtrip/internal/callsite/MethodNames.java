package dev.roundtrip.internal.callsite;

/** Turns compiler-made method names into those that stand in the source. */
final class MethodNames {

  private MethodNames() {}

  /** {@code lambda$list$0} and Kotlin's {@code list$lambda$0} become {@code list}. */
  static String clean(String name) {
    if (name.startsWith("lambda$")) {
      int end = name.lastIndexOf('$');
      String method = end > 7 ? name.substring(7, end) : name.substring(7);
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
