package dev.roundtrip.internal.inspect;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a database told.
 *
 * @param database product and version
 * @param sections in the order in which they were asked
 */
record Inspection(String database, List<SectionResult> sections) {

  private static final int TIMEOUT_SECONDS = 15;

  /** Everything to change, the most valuable first. */
  List<Observation> observations() {
    return sections.stream()
        .flatMap(section -> section.observations().stream())
        .sorted(
            Comparator.comparing(Observation::weight)
                .thenComparing(Comparator.comparingDouble(Observation::measure).reversed()))
        .toList();
  }

  /**
   * Asks a database, read-only and with time limits; each section in a transaction of its own that
   * is rolled back, so that one that fails costs no other.
   *
   * @param progress is told what is being asked
   * @return null if this database cannot be inspected
   */
  static @Nullable Inspection of(
      Connection connection, InspectLimits limits, Consumer<String> progress) throws SQLException {
    DatabaseMetaData metaData = connection.getMetaData();
    String product = metaData.getDatabaseProductName();
    List<Section> sections = sections(product, metaData.getDatabaseMajorVersion(), limits);
    if (sections.isEmpty()) {
      return null;
    }
    connection.setReadOnly(true);
    connection.setAutoCommit(false);
    List<SectionResult> results = new ArrayList<>();
    for (Section section : sections) {
      progress.accept("%d/%d %s".formatted(results.size() + 1, sections.size(), section.title()));
      results.add(ask(connection, product, section));
    }
    return new Inspection(product + " " + metaData.getDatabaseProductVersion(), results);
  }

  private static List<Section> sections(String product, int majorVersion, InspectLimits limits) {
    return switch (product.toLowerCase(Locale.ROOT)) {
      case "postgresql", "enterprisedb" -> PostgreSqlSections.of(limits, majorVersion);
      case "mariadb" -> MySqlSections.of(limits, true);
      case "mysql" -> MySqlSections.of(limits, false);
      case "h2" -> H2Sections.of(limits);
      default -> List.of();
    };
  }

  private static SectionResult ask(Connection connection, String product, Section section)
      throws SQLException {
    SectionResult result = new SectionResult(section.title());
    try (Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(TIMEOUT_SECONDS);
      if (product.equals("PostgreSQL")) {
        statement.execute("SET LOCAL lock_timeout = '2s'");
      }
      if (section.sql().contains("performance_schema.") && isSwitchedOff(statement)) {
        result.missing("the performance schema is switched off. " + section.missing());
        return result;
      }
      try (ResultSet rows = statement.executeQuery(section.sql())) {
        while (rows.next()) {
          section.reader().read(row(rows), result);
        }
      }
    } catch (SQLException failure) {
      result.missing(reason(failure) + " " + section.missing());
    } finally {
      connection.rollback();
    }
    return result;
  }

  /** Its views exist then too, and are empty. */
  private static boolean isSwitchedOff(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("select @@performance_schema")) {
      return row.next() && row.getInt(1) == 0;
    }
  }

  private static Row row(ResultSet rows) throws SQLException {
    ResultSetMetaData metaData = rows.getMetaData();
    Map<String, String> values = new HashMap<>();
    for (int i = 1; i <= metaData.getColumnCount(); i++) {
      String value = rows.getString(i);
      if (value != null) {
        values.put(metaData.getColumnLabel(i).toLowerCase(Locale.ROOT), value);
      }
    }
    return new Row(values);
  }

  private static String reason(SQLException failure) {
    String message = String.valueOf(failure.getMessage());
    String first = message.lines().findFirst().orElse("").strip();
    return "the database answered: "
        + (first.length() > 200 ? first.substring(0, 200) + "…" : first)
        + (first.endsWith(".") ? "" : ".");
  }
}
