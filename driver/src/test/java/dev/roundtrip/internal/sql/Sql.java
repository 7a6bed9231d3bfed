package dev.roundtrip.internal.sql;

/** Short ways to read SQL in tests. */
final class Sql {
  private Sql() {}

  static Shape shape(Dialect dialect, String sql) {
    return SqlReader.readStrictly(sql, dialect).shape();
  }

  static Shape shape(String sql) {
    return shape(Dialect.GENERIC, sql);
  }

  /** The slots as {@code ROLE table.column}, separated by commas. */
  static String slots(Dialect dialect, String sql) {
    StringBuilder out = new StringBuilder();
    for (Slot slot : shape(dialect, sql).slots()) {
      out.append(out.length() == 0 ? "" : ", ").append(slot.role());
      if (slot.column() != null) {
        out.append(' ')
            .append(slot.table() == null ? "" : slot.table() + ".")
            .append(slot.column());
      }
    }
    return out.toString();
  }

  static String slots(String sql) {
    return slots(Dialect.GENERIC, sql);
  }
}
