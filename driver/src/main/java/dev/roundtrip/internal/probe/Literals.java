package dev.roundtrip.internal.probe;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** Values as literals of standard SQL: only those that look the same to every database. */
final class Literals {

  private Literals() {}

  /** Null if there is no safe way to write it. */
  static @Nullable String of(@Nullable Object value) {
    if (value instanceof Integer
        || value instanceof Long
        || value instanceof Short
        || value instanceof Byte
        || value instanceof BigInteger) {
      return value.toString();
    }
    if (value instanceof BigDecimal decimal) {
      return decimal.toPlainString();
    }
    if (value instanceof String text) {
      // A backslash may escape a quote, depending on the database's settings.
      return text.indexOf('\\') >= 0 || text.indexOf('\0') >= 0
          ? null
          : "'" + text.replace("'", "''") + "'";
    }
    if (value instanceof Date || value instanceof LocalDate) {
      return "DATE '" + value + "'";
    }
    if (value instanceof LocalDateTime time) {
      return "TIMESTAMP '" + Timestamp.valueOf(time) + "'";
    }
    return value instanceof Timestamp ? "TIMESTAMP '" + value + "'" : null;
  }
}
