package dev.roundtrip.internal.catalog;

import java.util.List;

/**
 * A foreign key.
 *
 * @param name its constraint's name, possibly empty
 * @param table the table that has the columns
 * @param columns its columns, in order
 * @param parent the table whose key they hold
 * @param parentColumns that key's columns, in the same order
 */
public record ForeignKey(
    String name, String table, List<String> columns, String parent, List<String> parentColumns) {

  /** Keeps copies. */
  public ForeignKey {
    columns = List.copyOf(columns);
    parentColumns = List.copyOf(parentColumns);
  }
}
