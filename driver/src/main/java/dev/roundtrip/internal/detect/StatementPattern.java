package dev.roundtrip.internal.detect;

import dev.roundtrip.finding.StatementShape;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Some statements: by fingerprint, by table, or by a pattern over the normalized text in which
 * {@code *} stands for any characters. {@code ?} stands for itself, because it is what shapes have
 * in the place of values. Case and the amount of white space do not count.
 */
public final class StatementPattern {

  private static final String TABLE = "table:";

  private final String pattern;
  private final boolean fingerprint;
  private final boolean table;

  private StatementPattern(String pattern, boolean fingerprint, boolean table) {
    this.pattern = pattern;
    this.fingerprint = fingerprint;
    this.table = table;
  }

  /**
   * Reads a pattern: 16 hexadecimal digits, {@code table:} and a name, or a text.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static StatementPattern of(String text) {
    String clean = clean(text);
    boolean table = clean.startsWith(TABLE);
    String pattern = table ? clean.substring(TABLE.length()).strip() : clean;
    if (pattern.isEmpty()) {
      throw new IllegalArgumentException(
          "'" + text + "' names no statement; write a fingerprint, table:NAME or a text with *");
    }
    return new StatementPattern(pattern, !table && pattern.matches("[0-9a-f]{16}"), table);
  }

  /** Whether a statement is one of them. */
  public boolean matches(StatementShape shape) {
    if (fingerprint) {
      return shape.fingerprint().equals(pattern);
    }
    if (table) {
      return shape.tables().stream().anyMatch(name -> matches(pattern, clean(name)));
    }
    return shape.isKnown() && matches(pattern, clean(shape.text()));
  }

  private static String clean(String text) {
    return text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }

  /** Goes back to the last star only, so that it takes at most length times length steps. */
  private static boolean matches(String pattern, String text) {
    int p = 0;
    int star = -1;
    int resume = 0;
    for (int t = 0; t < text.length(); ) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        resume = t;
      } else if (p < pattern.length() && pattern.charAt(p) == text.charAt(t)) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++resume;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  /** As it was read, for people. */
  @Override
  public String toString() {
    return table ? TABLE + pattern : pattern;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StatementPattern that && that.toString().equals(toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }
}
