package dev.roundtrip.finding;

import java.util.Locale;
import java.util.Objects;

/**
 * Something that is meant, and why: an entry of an allow list. Findings that it matches are counted
 * and told in the scope's line, but not reported.
 *
 * @param by what it goes by
 * @param pattern a fingerprint, a shape pattern, or the name of a package or class
 * @param reason why it is right, for the next reader; not blank
 */
public record Allowance(By by, String pattern, String reason) {

  /** What an allowance goes by. */
  public enum By {
    /** The fingerprint of one finding. */
    FINGERPRINT,
    /** The normalized text of the statement. */
    SHAPE,
    /** The code that sent it. */
    CODE
  }

  /**
   * Checks the entry.
   *
   * @throws IllegalArgumentException if the pattern or the reason is missing, or if a fingerprint
   *     is not one; the message says what would be right
   */
  public Allowance {
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(pattern, "pattern");
    Objects.requireNonNull(reason, "reason");
    pattern = pattern.strip();
    reason = reason.strip();
    if (pattern.isEmpty()) {
      throw new IllegalArgumentException("An allowance by " + word(by) + " says of what");
    }
    if (by == By.FINGERPRINT && !pattern.matches("[0-9a-f]{16}")) {
      throw new IllegalArgumentException(
          "A fingerprint has 16 hexadecimal digits in lower case, as a finding shows it, but '"
              + pattern
              + "' has not");
    }
    if (reason.isEmpty()) {
      throw new IllegalArgumentException(
          "The allowance of " + word(by) + ":" + pattern + " has no reason; say why it is right");
    }
  }

  /**
   * Allows one finding.
   *
   * @param fingerprint 16 hexadecimal digits, see {@link Finding#fingerprint()}
   */
  public static Allowance fingerprint(String fingerprint, String reason) {
    return new Allowance(By.FINGERPRINT, fingerprint, reason);
  }

  /**
   * Allows findings about some statements.
   *
   * @param pattern the normalized text, in which {@code *} stands for any characters and {@code ?}
   *     for a placeholder; case and the amount of white space do not count; or {@code table:} and
   *     the name of a table
   */
  public static Allowance shape(String pattern, String reason) {
    return new Allowance(By.SHAPE, pattern, reason);
  }

  /**
   * Allows findings about what some code sends, directly or through its nearest calls.
   *
   * @param packageOrClass such as {@code com.acme.batch} or {@code com.acme.CacheWarmer};
   *     subpackages and nested classes included
   */
  public static Allowance code(String packageOrClass, String reason) {
    return new Allowance(By.CODE, packageOrClass, reason);
  }

  private static String word(By by) {
    return by.name().toLowerCase(Locale.ROOT);
  }

  /** As it stands in a file: {@code code:com.acme.CacheWarmer because it runs once at start}. */
  @Override
  public String toString() {
    return word(by) + ":" + pattern + " because " + reason;
  }
}
