package dev.roundtrip.internal.explain;

import dev.roundtrip.internal.catalog.CatalogReader;
import dev.roundtrip.internal.sql.Shape;
import dev.roundtrip.plan.Access;
import dev.roundtrip.plan.Plan;
import dev.roundtrip.recording.RecordedPlan;
import dev.roundtrip.recording.RecordedPlan.Index;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What there is to know of the tables that a plan reads. */
final class PlanTables {

  private static final int TIMEOUT_SECONDS = 5;

  private PlanTables() {}

  static boolean scansAny(Plan plan) {
    return plan.nodes().anyMatch(each -> each.access() == Access.FULL_SCAN);
  }

  /** Told of as well as they can be: what a database does not answer is left open. */
  static List<RecordedPlan.Table> of(Connection connection, Plan plan, Shape shape) {
    Set<String> scanned = new LinkedHashSet<>();
    Set<String> steps = new LinkedHashSet<>();
    plan.nodes()
        .filter(each -> each.relation() != null)
        .forEach(
            each -> {
              steps.add(String.valueOf(each.relation()));
              if (each.access() == Access.FULL_SCAN
                  || each.access() == Access.INDEX_SCAN
                  || each.access() == Access.INDEX_ONLY) {
                scanned.add(String.valueOf(each.relation()));
              }
            });
    List<RecordedPlan.Table> tables = new ArrayList<>();
    for (String step : steps) {
      String name = name(step, shape);
      List<Index> indexes = indexes(connection, name);
      tables.add(
          new RecordedPlan.Table(
              step, name, scanned.contains(step) ? rows(connection, name) : -1, indexes));
    }
    return tables;
  }

  /** MySQL and MariaDB tell the alias where there is one, others the table without its schema. */
  private static String name(String step, Shape shape) {
    for (String table : shape.tables()) {
      if (plain(table).equals(plain(step)) || plain(table).endsWith("." + plain(step))) {
        return table;
      }
    }
    Matcher alias =
        Pattern.compile(
                "(?:from|join|,)\\s+([\\w.$\"`]+)\\s+(?:as\\s+)?[\"`]?"
                    + Pattern.quote(plain(step))
                    + "[\"`]?(?![\\w.])",
                Pattern.CASE_INSENSITIVE)
            .matcher(shape.text());
    if (alias.find()) {
      return alias.group(1);
    }
    return shape.tables().size() == 1 ? shape.tables().iterator().next() : step;
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[\"`\\[\\]]", "");
  }

  private static long rows(Connection connection, String table) {
    try (Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(TIMEOUT_SECONDS);
      try (ResultSet count = statement.executeQuery("select count(*) from " + table)) {
        return count.next() ? count.getLong(1) : -1;
      }
    } catch (SQLException unknown) {
      return -1;
    }
  }

  private static List<Index> indexes(Connection connection, String table) {
    try {
      return CatalogReader.indexes(connection, table).stream()
          .map(index -> new Index(index.name(), index.columns()))
          .toList();
    } catch (SQLException unknown) {
      return List.of();
    }
  }
}
