package dev.roundtrip.finding;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The line of the application that owns a statement.
 *
 * @param className the class's binary name; generated proxies are left out, lambdas are named by
 *     the method that holds them
 * @param methodName the method's name
 * @param fileName the source file, or null if the class was compiled without it
 * @param line the 1-based line, or a negative number if it is not known
 */
public record CallSite(String className, String methodName, @Nullable String fileName, int line) {

  private static final CallSite UNKNOWN = new CallSite("", "", null, -1);

  public CallSite {
    Objects.requireNonNull(className, "className");
    Objects.requireNonNull(methodName, "methodName");
  }

  /** Stands for a call site that could not be told: no frame of the application was seen. */
  public static CallSite unknown() {
    return UNKNOWN;
  }

  /** Whether a frame of the application was seen. */
  public boolean isKnown() {
    return !className.isEmpty();
  }

  /** Class and method without the line: stable while the file around it is edited. */
  public String member() {
    return isKnown() ? className + "." + methodName : "unknown";
  }

  /** In the form of a stack trace, which IDEs turn into a link. */
  @Override
  public String toString() {
    if (!isKnown()) {
      return "unknown (no application frame on the stack)";
    }
    String file = fileName == null ? "Unknown Source" : fileName;
    return member() + "(" + (line >= 0 ? file + ":" + line : file) + ")";
  }
}
