package dev.roundtrip.internal.catalog;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table.
 *
 * @param schema the schema or, where there are none, the catalog that it lives in; or null
 * @param name as the database stores it
 * @param rows about how many rows it has, or null if nobody knows
 * @param bytes how large it is without indexes, or null if nobody knows
 * @param visible which part of its pages holds rows that all transactions see, 0 to 1, so that an
 *     index alone answers for them; or null if the database has no such thing or does not tell
 * @param columns in order
 * @param primaryKey the key's columns in order, empty if there is none
 * @param indexes those of keys included
 * @param foreignKeys those of its own columns
 */
public record Table(
    @Nullable String schema,
    String name,
    @Nullable Long rows,
    @Nullable Long bytes,
    @Nullable Double visible,
    List<Column> columns,
    List<String> primaryKey,
    List<Index> indexes,
    List<ForeignKey> foreignKeys) {

  /** Keeps copies. */
  public Table {
    columns = List.copyOf(columns);
    primaryKey = List.copyOf(primaryKey);
    indexes = List.copyOf(indexes);
    foreignKeys = List.copyOf(foreignKeys);
  }

  /** The column of this name, whatever its case. */
  public Optional<Column> column(String wanted) {
    return columns.stream().filter(column -> column.name().equalsIgnoreCase(wanted)).findFirst();
  }

  /** Whether an index that holds all rows begins with these columns in this order. */
  public boolean hasIndexOn(List<String> wanted) {
    return indexes.stream().anyMatch(index -> index.beginsWith(wanted));
  }

  /** Whether an index that holds all rows begins with these columns, in whatever order. */
  public boolean hasIndexOnSetOf(List<String> wanted) {
    return indexes.stream().anyMatch(index -> index.beginsWithSetOf(wanted));
  }

  /** How many rows there are, or a guess of none. */
  public double rowsOr(double otherwise) {
    return rows == null ? otherwise : rows;
  }
}
