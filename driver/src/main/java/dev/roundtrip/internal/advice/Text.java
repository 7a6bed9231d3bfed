package dev.roundtrip.internal.advice;

import dev.roundtrip.finding.Risk;
import java.util.List;
import java.util.Locale;

/** Words and numbers of recommendations. */
final class Text {

  private static final double HUGE = 5_000_000;

  private Text() {}

  static String number(double value) {
    return number(Math.round(value));
  }

  static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  static String percent(double share) {
    double percent = share * 100;
    return percent >= 1
        ? Math.round(percent) + " %"
        : percent >= 0.1 ? String.format(Locale.ROOT, "%.1f %%", percent) : "less than 0.1 %";
  }

  static String list(List<String> names) {
    return names.size() == 1
        ? names.get(0)
        : String.join(", ", names.subList(0, names.size() - 1))
            + " and "
            + names.get(names.size() - 1);
  }

  /** What it risks to make an index on a table of so many rows. */
  static Risk ofIndex(double rows) {
    return rows >= HUGE ? Risk.MEDIUM : Risk.LOW;
  }

  static String whyOfIndex(Case statement, Use use) {
    String rows = number(statement.rows(use));
    String built =
        statement.catalog.is("PostgreSQL")
            ? ", while writers wait unless it is made CONCURRENTLY"
            : statement.catalog.isMySqlLike() ? ", with LOCK=NONE beside the writers" : "";
    return "each write of "
        + use.name(statement.catalog.names())
        + " keeps one more index; to make it reads "
        + rows
        + " rows once"
        + built;
  }
}
