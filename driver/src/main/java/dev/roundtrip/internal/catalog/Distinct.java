package dev.roundtrip.internal.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many different values columns have: from statistics, or else from a look at the table's first
 * rows, which can be wrong where rows are not mixed.
 */
final class Distinct {

  private static final int MAXIMUM_COLUMNS = 40;

  private final Connection connection;
  private final String product;
  private final CatalogFacts facts;

  Distinct(Connection connection, String product, CatalogFacts facts) {
    this.connection = connection;
    this.product = product;
    this.facts = facts;
  }

  List<Column> of(String schema, String table, @Nullable Long rows, List<Column> columns)
      throws SQLException {
    Map<String, Double> distinct = new HashMap<>();
    if (facts.distinct() != null) {
      for (List<@Nullable String> row : Rows.of(connection, facts.distinct(), schema, table)) {
        String name = row.get(0);
        String number = row.get(1);
        if (name != null && number != null) {
          double told = Double.parseDouble(number);
          distinct.put(name, told >= 0 ? told : rows == null ? 0 : -told * rows);
        }
      }
    } else if (facts.sample() > 0) {
      sample(schema, table, rows, columns, distinct);
    }
    List<Column> result = new ArrayList<>();
    for (Column column : columns) {
      Double found = distinct.get(column.name());
      result.add(found == null || found <= 0 ? column : column.withDistinct(found));
    }
    return result;
  }

  private void sample(
      String schema,
      String table,
      @Nullable Long rows,
      List<Column> columns,
      Map<String, Double> distinct)
      throws SQLException {
    List<Column> looked =
        columns.stream().filter(Column::indexable).limit(MAXIMUM_COLUMNS).toList();
    // Derby counts the distinct values of one column at a time.
    if (product.equals("Apache Derby")) {
      for (Column column : looked) {
        look(schema, table, rows, List.of(column), distinct);
      }
    } else if (!looked.isEmpty()) {
      look(schema, table, rows, looked, distinct);
    }
  }

  private void look(
      String schema,
      String table,
      @Nullable Long rows,
      List<Column> looked,
      Map<String, Double> distinct)
      throws SQLException {
    StringBuilder counts = new StringBuilder("select count(*)");
    StringBuilder names = new StringBuilder();
    for (Column column : looked) {
      counts.append(", count(distinct ").append(quoted(column.name())).append(')');
      names.append(names.isEmpty() ? "" : ", ").append(quoted(column.name()));
    }
    String from =
        " from (select %s from %s%s) looked"
            .formatted(names, name(schema, table), CatalogFacts.limit(product, facts.sample()));
    List<@Nullable String> row = Rows.of(connection, counts + from).get(0);
    double read = number(row.get(0));
    for (int i = 0; i < looked.size() && read > 0; i++) {
      double seen = number(row.get(i + 1));
      // What is new in every other row will go on to be new.
      double all = seen > read / 2 && rows != null && rows > read ? seen * rows / read : seen;
      distinct.put(looked.get(i).name(), all);
    }
  }

  private static double number(@Nullable String text) {
    return text == null ? 0 : Double.parseDouble(text);
  }

  private String name(String schema, String table) {
    return product.equals("SQLite") ? quoted(table) : quoted(schema) + "." + quoted(table);
  }

  private String quoted(String name) {
    String quote = product.toLowerCase(Locale.ROOT).startsWith("m") ? "`" : "\"";
    return quote + name.replace(quote, quote + quote) + quote;
  }

  /** In SQLite the last row's number: too many where rows were deleted. */
  static @Nullable Long lastRow(Connection connection, String table) throws SQLException {
    try {
      String name = "\"" + table.replace("\"", "\"\"") + "\"";
      return CatalogReader.whole(
          Rows.of(connection, "select max(rowid) from " + name).get(0).get(0));
    } catch (SQLException withoutRowid) {
      return null;
    }
  }
}
