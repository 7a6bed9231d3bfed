package dev.roundtrip.internal.inspect;

/**
 * One question to a database.
 *
 * @param title what it is about, some words
 * @param sql a query that reads, and nothing else
 * @param reader what its rows mean
 * @param missing what is to be done if the database does not answer it: a view, a setting or a
 *     right is missing
 */
record Section(String title, String sql, Reader reader, String missing) {

  /** Reads one row. */
  @FunctionalInterface
  interface Reader {
    void read(Row row, SectionResult result);
  }
}
