package dev.roundtrip.internal.detect;

import dev.roundtrip.finding.Advice;
import dev.roundtrip.finding.FindingKind;
import dev.roundtrip.internal.sql.Role;
import dev.roundtrip.internal.sql.Shape;
import java.util.stream.Collectors;

/** What the marks of a text are called, and what to change. */
final class TextAdvices {

  private TextAdvices() {}

  /** The end of a sentence. */
  static String what(FindingKind kind, Shape shape, Thresholds thresholds) {
    return switch (kind) {
      case DEEP_OFFSET ->
          "%d rows or more were passed over to reach a page".formatted(thresholds.of(kind));
      case LIMIT_WITHOUT_ORDER -> "which rows it returns is left to chance";
      case SELECT_STAR -> "all columns of " + tables(shape) + ", whatever is needed";
      case LEADING_WILDCARD -> "a pattern" + patterns(shape) + " began with % or _";
      case FUNCTION_ON_COLUMN -> "no ordinary index on the column helps";
      case NOT_IN_SUBQUERY -> "it finds nothing once the subquery returns a NULL";
      case CORRELATED_SUBQUERY -> "evaluated for each row of " + tables(shape);
      case ORDER_BY_RANDOM -> "all rows that match are sorted to return some of them";
      default -> "no condition joins " + tables(shape);
    };
  }

  static Advice of(FindingKind kind, Shape shape) {
    return switch (kind) {
      case DEEP_OFFSET ->
          new Advice(
              "Continue behind the last row that was shown (keyset paging), with an index on what"
                  + " it is ordered by.",
              "WHERE (created, id) < (?, ?) ORDER BY created DESC, id DESC LIMIT 20");
      case LIMIT_WITHOUT_ORDER ->
          new Advice("Order by something unique, the key as the last of the columns.", null);
      case SELECT_STAR -> new Advice("Name the columns that are read.", null);
      case LEADING_WILDCARD ->
          new Advice(
              "Search from the beginning, or with an index made for it: trigrams, full text, or a"
                  + " column with the reversed text.",
              null);
      case FUNCTION_ON_COLUMN ->
          new Advice(
              "Compare the bare column with a computed value or a range, or make an index on the"
                  + " expression if there is none.",
              null);
      case NOT_IN_SUBQUERY -> new Advice("Write it as NOT EXISTS.", null);
      case CORRELATED_SUBQUERY ->
          new Advice(
              "Join the subquery, grouped by its key, or use a window function or a lateral join.",
              null);
      case ORDER_BY_RANDOM ->
          new Advice("Draw a random key and look up the rows behind it, or TABLESAMPLE.", null);
      default ->
          new Advice(
              "Join " + tables(shape) + " by a condition, or read them one after the other.", null);
    };
  }

  private static String tables(Shape shape) {
    return shape.tables().stream().distinct().limit(3).collect(Collectors.joining(", "));
  }

  private static String patterns(Shape shape) {
    String columns =
        shape.slots().stream()
            .filter(slot -> slot.role() == Role.LIKE && slot.column() != null)
            .map(slot -> slot.table() == null ? slot.column() : slot.table() + "." + slot.column())
            .distinct()
            .limit(3)
            .collect(Collectors.joining(", "));
    return columns.isEmpty() ? "" : " for " + columns;
  }
}
