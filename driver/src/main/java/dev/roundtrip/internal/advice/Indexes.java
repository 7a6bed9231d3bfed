package dev.roundtrip.internal.advice;

import dev.roundtrip.finding.Change;
import dev.roundtrip.internal.catalog.Catalog;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An index to be made, in the words of each database, with what takes it away again. */
final class Indexes {

  private final Catalog catalog;
  private final Use use;
  private final List<String> keys;
  private List<String> included = List.of();
  private @Nullable String predicate;
  private String method = "";

  /**
   * An index.
   *
   * @param keys columns as they are written, or expressions in parentheses
   */
  Indexes(Catalog catalog, Use use, List<String> keys) {
    this.catalog = catalog;
    this.use = use;
    this.keys = keys;
  }

  Indexes including(List<String> columns) {
    included = columns;
    return this;
  }

  Indexes where(String condition) {
    predicate = condition;
    return this;
  }

  Indexes using(String name) {
    method = " USING " + name;
    return this;
  }

  Change change() {
    String name = name();
    String table = use.name(catalog.names());
    String on =
        name
            + " ON "
            + table
            + method
            + " ("
            + String.join(", ", keys)
            + ")"
            + (included.isEmpty() ? "" : " INCLUDE (" + String.join(", ", included) + ")")
            + (predicate == null ? "" : " WHERE " + predicate);
    String qualified = schemaOf(table) + name;
    if (catalog.is("PostgreSQL")) {
      return new Change(
          Change.Kind.SCHEMA,
          "CREATE INDEX " + on,
          "DROP INDEX " + qualified,
          "CREATE INDEX CONCURRENTLY " + on,
          "DROP INDEX CONCURRENTLY " + qualified,
          true);
    } else if (catalog.isMySqlLike()) {
      String online = ", ALGORITHM=INPLACE, LOCK=NONE";
      String drop = "DROP INDEX " + name + " ON " + table;
      return new Change(
          Change.Kind.SCHEMA,
          "CREATE INDEX " + on,
          drop,
          "CREATE INDEX " + on + online,
          drop + online,
          false);
    } else if (catalog.is("Oracle")) {
      return new Change(
          Change.Kind.SCHEMA,
          "CREATE INDEX " + on,
          "DROP INDEX " + qualified,
          "CREATE INDEX " + on + " ONLINE",
          "DROP INDEX " + qualified + " ONLINE",
          false);
    }
    String drop =
        catalog.is("Microsoft SQL Server")
            ? "DROP INDEX " + name + " ON " + table
            : "DROP INDEX " + qualified;
    return new Change(Change.Kind.SCHEMA, "CREATE INDEX " + on, drop, null, null, false);
  }

  private static String schemaOf(String table) {
    return table.substring(0, table.lastIndexOf('.') + 1);
  }

  /** Says what it is for; unique among those of the table. */
  private String name() {
    String columns = String.join("_", keys).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]+", "_");
    String table = use.table.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]+", "_");
    String base = (table + "_by_" + columns).replaceAll("_+", "_").replaceAll("_$", "");
    if (predicate != null) {
      base += "_some";
    }
    int longest = catalog.names().maximumLength() - 2;
    base = base.substring(0, Math.min(base.length(), longest));
    String name = base;
    for (int i = 2; exists(name); i++) {
      name = base + i;
    }
    return name;
  }

  private boolean exists(String name) {
    return catalog.tables().stream()
        .flatMap(table -> table.indexes().stream())
        .anyMatch(index -> index.name().equalsIgnoreCase(name));
  }
}
