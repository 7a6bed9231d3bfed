package dev.roundtrip.internal.advice;

import dev.roundtrip.finding.Change;
import dev.roundtrip.finding.Recommendation;
import dev.roundtrip.finding.Risk;
import dev.roundtrip.internal.catalog.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An index begins with the filter's column and few rows pass, and yet the whole table is read: a
 * value of another type makes the database convert the column, or its statistics are out of date.
 */
final class UnusedIndex implements Rule {

  static final String CONVERSION = "implicit-conversion";
  static final String STATISTICS = "stale-statistics";

  @Override
  public List<Proposal> advise(Case statement) {
    List<Proposal> proposals = new ArrayList<>();
    for (Use use : statement.uses()) {
      Double kept = statement.kept(use);
      if (!statement.scansLarge(use) || kept == null || kept > Case.SELECTIVE) {
        continue;
      }
      for (Predicate predicate : use.predicates) {
        Column column = predicate.column();
        if (predicate.isFilter() && use.table.hasIndexOn(List.of(column.name()))) {
          proposals.add(Proposal.access(use, of(statement, use, column)));
          break;
        }
      }
    }
    return proposals;
  }

  private static Recommendation of(Case statement, Use use, Column column) {
    String table = use.name(statement.catalog.names());
    String name = table + "." + statement.catalog.names().write(column.name());
    String read =
        "All of %s is read, about %s rows, although an index begins with %s"
            .formatted(table, Text.number(statement.rows(use)), name);
    String converted = conversion(statement, use, column);
    if (converted != null) {
      return new Recommendation(
          CONVERSION,
          read + ": " + converted,
          "Bind the value with the column's type, %s: %s.".formatted(column.type(), setter(column)),
          Change.code(setter(column)),
          "the index on %s is searched".formatted(name),
          Risk.LOW,
          "only the setter changes; look at values that the other type would have rounded");
    }
    return new Recommendation(
        STATISTICS,
        read + "; its statistics may be out of date.",
        "Gather the statistics of %s anew.".formatted(table),
        Change.statistics(analyse(statement, table)),
        "the planner sees how few rows match",
        Risk.LOW,
        "it reads a sample of the table; other statements may get other plans");
  }

  static String analyse(Case statement, String table) {
    if (statement.catalog.isMySqlLike()) {
      return "ANALYZE TABLE " + table;
    }
    return statement.catalog.is("H2") ? "ANALYZE TABLE " + table : "ANALYZE " + table;
  }

  /** How the plan shows that the column is converted, or null. */
  private static @Nullable String conversion(Case statement, Use use, Column column) {
    String filter = use.node == null ? null : use.node.filter();
    if (filter == null) {
      filter = statement.plan.root().filter();
    }
    boolean text = column.family() == Column.Family.TEXT;
    if (statement.catalog.is("PostgreSQL")) {
      Pattern cast =
          Pattern.compile("(?i)\\b" + Pattern.quote(column.name()) + "\"?\\)::(?!text|character)");
      Pattern other = Pattern.compile("(?i)\\b" + Pattern.quote(column.name()) + "\"?\\)::text");
      boolean converted =
          filter != null
              && (cast.matcher(filter).find() || (!text && other.matcher(filter).find()));
      return converted ? "the value has another type, so that the column is converted." : null;
    }
    // A number that is compared with a text converts the text of each row.
    return text
        ? "%s is a text, and a value that is none, such as a number, makes the database convert the text of each row."
            .formatted(column.name().toLowerCase(Locale.ROOT))
        : null;
  }

  private static String setter(Column column) {
    return switch (column.family()) {
      case INTEGER -> "setLong";
      case DECIMAL -> "setBigDecimal";
      case TEXT -> "setString";
      case TIME -> "setObject with a java.time type";
      case OTHER -> "setObject";
    };
  }
}
