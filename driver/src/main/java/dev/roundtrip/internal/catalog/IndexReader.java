package dev.roundtrip.internal.catalog;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the indexes of a table. */
final class IndexReader {

  private IndexReader() {}

  /** As the database's own views tell them, by {@link CatalogFacts#indexes}. */
  static List<Index> own(Connection connection, String sql, String schema, String table)
      throws SQLException {
    Map<String, Index> indexes = new LinkedHashMap<>();
    for (List<@Nullable String> row : Rows.of(connection, sql, schema, table)) {
      String name = String.valueOf(row.get(0));
      String column = row.get(2);
      List<Index.Part> parts = new ArrayList<>();
      List<String> included = new ArrayList<>();
      Index before = indexes.get(name);
      if (before != null) {
        parts.addAll(before.parts());
        included.addAll(before.included());
      }
      if (isTrue(row.get(6)) && column != null) {
        included.add(column);
      } else {
        parts.add(new Index.Part(column, row.get(3), isTrue(row.get(4))));
      }
      indexes.put(
          name,
          new Index(
              name,
              isTrue(row.get(5)),
              parts,
              included,
              row.get(7),
              row.get(8),
              CatalogReader.whole(row.get(9)),
              CatalogReader.whole(row.get(10))));
    }
    return List.copyOf(indexes.values());
  }

  private static boolean isTrue(@Nullable String value) {
    return value != null && (value.startsWith("t") || value.startsWith("T") || value.equals("1"));
  }

  /** As JDBC's metadata tells them. */
  static List<Index> standard(
      DatabaseMetaData metaData, @Nullable String catalog, @Nullable String schema, String table)
      throws SQLException {
    Map<String, Index> indexes = new LinkedHashMap<>();
    try (ResultSet rows = metaData.getIndexInfo(catalog, schema, table, false, true)) {
      while (rows.next()) {
        String name = rows.getString("INDEX_NAME");
        if (name == null || rows.getShort("TYPE") == DatabaseMetaData.tableIndexStatistic) {
          continue;
        }
        String column = rows.getString("COLUMN_NAME");
        String order = rows.getString("ASC_OR_DESC");
        Index before = indexes.get(name);
        List<Index.Part> parts = new ArrayList<>(before == null ? List.of() : before.parts());
        parts.add(
            new Index.Part(column, column == null ? "an expression" : null, "D".equals(order)));
        indexes.put(
            name,
            new Index(
                name,
                !rows.getBoolean("NON_UNIQUE"),
                parts,
                List.of(),
                rows.getString("FILTER_CONDITION"),
                rows.getShort("TYPE") == DatabaseMetaData.tableIndexHashed ? "hash" : null,
                null,
                null));
      }
    }
    return List.copyOf(indexes.values());
  }
}
