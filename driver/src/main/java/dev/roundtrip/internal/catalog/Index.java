package dev.roundtrip.internal.catalog;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An index of a table, primary and unique keys included.
 *
 * @param name as the database stores it
 * @param unique whether each key stands in it once
 * @param parts what it is sorted by, in order
 * @param included columns that it holds besides
 * @param predicate which rows it holds, or null for all
 * @param method such as {@code btree} or {@code gin}, or null if the database does not tell
 * @param uses how often it was used since statistics were reset, or null if nobody knows
 * @param bytes how large it is, or null if nobody knows
 */
public record Index(
    String name,
    boolean unique,
    List<Part> parts,
    List<String> included,
    @Nullable String predicate,
    @Nullable String method,
    @Nullable Long uses,
    @Nullable Long bytes) {

  /**
   * One key of an index.
   *
   * @param column the column's name, or null for an expression
   * @param expression the expression in the database's words, or null for a column
   * @param descending whether it is sorted backwards
   */
  public record Part(@Nullable String column, @Nullable String expression, boolean descending) {}

  /** Keeps copies. */
  public Index {
    parts = List.copyOf(parts);
    included = List.copyOf(included);
  }

  /** Whether it is sorted, holds all rows, and begins with these columns in this order. */
  public boolean beginsWith(List<String> columns) {
    if (predicate != null || !sorted() || parts.size() < columns.size()) {
      return false;
    }
    for (int i = 0; i < columns.size(); i++) {
      if (!columns.get(i).equalsIgnoreCase(parts.get(i).column())) {
        return false;
      }
    }
    return true;
  }

  /** The same for columns in whatever order. */
  public boolean beginsWithSetOf(List<String> columns) {
    if (predicate != null || !sorted() || parts.size() < columns.size()) {
      return false;
    }
    List<String> first = columns().stream().limit(columns.size()).toList();
    return first.size() == columns.size()
        && parts.get(columns.size() - 1).column() != null
        && columns.stream().allMatch(column -> first.stream().anyMatch(column::equalsIgnoreCase));
  }

  /** Whether it serves comparisons: a hash, GIN or full-text index does not in the same way. */
  public boolean sorted() {
    return method == null || method.equalsIgnoreCase("btree") || method.equalsIgnoreCase("other");
  }

  /** The names of its columns, without expressions. */
  public List<String> columns() {
    return parts.stream().map(Part::column).filter(Objects::nonNull).toList();
  }
}
