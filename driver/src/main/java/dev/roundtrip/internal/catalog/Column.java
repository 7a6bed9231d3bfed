package dev.roundtrip.internal.catalog;

import java.sql.Types;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table.
 *
 * @param name as the database stores it
 * @param type the type's name in the database's words
 * @param jdbcType a constant of {@link Types}
 * @param size characters or digits, as JDBC's COLUMN_SIZE
 * @param nullable whether it may be NULL
 * @param distinct about how many different values it has, or null if nobody knows
 */
public record Column(
    String name, String type, int jdbcType, int size, boolean nullable, @Nullable Double distinct) {

  /** Types whose values are compared with each other without a conversion. */
  public enum Family {
    /** Whole numbers. */
    INTEGER,
    /** Numbers with a fraction. */
    DECIMAL,
    /** Text. */
    TEXT,
    /** Dates and times. */
    TIME,
    /** Anything else. */
    OTHER
  }

  /** The family of its type. */
  public Family family() {
    return switch (jdbcType) {
      case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> Family.INTEGER;
      case Types.DECIMAL, Types.NUMERIC, Types.FLOAT, Types.REAL, Types.DOUBLE -> Family.DECIMAL;
      case Types.CHAR,
          Types.VARCHAR,
          Types.LONGVARCHAR,
          Types.NCHAR,
          Types.NVARCHAR,
          Types.LONGNVARCHAR ->
          Family.TEXT;
      case Types.DATE,
          Types.TIME,
          Types.TIMESTAMP,
          Types.TIME_WITH_TIMEZONE,
          Types.TIMESTAMP_WITH_TIMEZONE ->
          Family.TIME;
      default -> Family.OTHER;
    };
  }

  /** Whether a plain index may hold it: no LOB, no array, no text of unlimited length. */
  public boolean indexable() {
    return family() != Family.OTHER
        ? !(family() == Family.TEXT && size > 1_000 && size != Integer.MAX_VALUE)
        : jdbcType == Types.BOOLEAN
            || jdbcType == Types.BIT
            || type.equalsIgnoreCase("uuid")
            || type.equalsIgnoreCase("binary")
            || (jdbcType == Types.VARBINARY && size <= 64);
  }

  Column withDistinct(@Nullable Double values) {
    return new Column(name, type, jdbcType, size, nullable, values);
  }
}
