package dev.roundtrip.internal.explain;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The rows of an answer, as text. */
final class Rows {

  private Rows() {}

  /** The first column of all rows, one line each. */
  static String firstColumn(List<List<String>> rows) {
    return column(rows, 0);
  }

  /** The last column of all rows, one line each. */
  static String lastColumn(List<List<String>> rows) {
    return rows.isEmpty() ? "" : column(rows, rows.get(0).size() - 1);
  }

  private static String column(List<List<String>> rows, int column) {
    return rows.stream()
        .map(row -> Objects.requireNonNullElse(row.get(column), ""))
        .collect(Collectors.joining("\n"));
  }
}
