package dev.roundtrip.internal.inspect;

import dev.roundtrip.internal.sql.Dialect;
import dev.roundtrip.internal.sql.SqlReader;
import java.util.Locale;

/** Numbers and statements as people read them. */
final class Texts {

  private static final int STATEMENT_WIDTH = 160;
  private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};

  private Texts() {}

  static String count(double number) {
    return String.format(Locale.ROOT, "%,d", Math.round(number));
  }

  static String size(double bytes) {
    double size = bytes;
    int unit = 0;
    while (size >= 1024 && unit < UNITS.length - 1) {
      size /= 1024;
      unit++;
    }
    return String.format(
        Locale.ROOT, size < 10 && unit > 0 ? "%.1f %s" : "%.0f %s", size, UNITS[unit]);
  }

  static String millis(double millis) {
    return millis >= 60_000
        ? duration(millis / 1000)
        : millis >= 1000
            ? String.format(Locale.ROOT, "%.1f s", millis / 1000)
            : String.format(Locale.ROOT, millis < 10 ? "%.2f ms" : "%.0f ms", millis);
  }

  static String duration(double seconds) {
    long whole = Math.round(seconds);
    if (whole < 120) {
      return whole + " s";
    }
    return whole < 7200
        ? whole / 60 + " min"
        : whole < 172_800 ? whole / 3600 + " h" : whole / 86_400 + " days";
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", share * 100);
  }

  /** A statement without its literals, on one line. */
  static String statement(String sql, Dialect dialect) {
    String text = SqlReader.read(sql, dialect).shape().text().replaceAll("\\s+", " ").strip();
    return text.length() <= STATEMENT_WIDTH ? text : text.substring(0, STATEMENT_WIDTH - 1) + "…";
  }
}
