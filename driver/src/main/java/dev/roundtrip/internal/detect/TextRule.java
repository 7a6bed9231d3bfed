package dev.roundtrip.internal.detect;

import dev.roundtrip.finding.FindingKind;
import dev.roundtrip.finding.StatementKind;
import dev.roundtrip.internal.scope.Execution;
import dev.roundtrip.internal.sql.Shape;
import dev.roundtrip.internal.sql.Traits;
import dev.roundtrip.internal.sql.ValueHash;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What the mark of a kind is.
 *
 * @param kind the kind
 * @param shape whether all texts of a shape may have it
 * @param sent whether this execution has it
 * @param silence what is said of a shape none of whose executions has it
 */
record TextRule(
    FindingKind kind,
    Predicate<Shape> shape,
    BiPredicate<Execution, Thresholds> sent,
    String silence) {

  static final List<TextRule> ALL =
      List.of(
          new TextRule(
              FindingKind.DEEP_OFFSET,
              shape -> shape.traits().offsetSlot() >= 0,
              TextRule::isDeep,
              "its OFFSET is below the threshold, or not known"),
          new TextRule(
              FindingKind.LIMIT_WITHOUT_ORDER,
              TextRule::isLimitedInNoOrder,
              (execution, unused) -> isCutByChance(execution),
              "its limit did not cut off any row, or was one row"),
          ofText(FindingKind.SELECT_STAR, TextRule::selectsStar),
          new TextRule(
              FindingKind.LEADING_WILDCARD,
              shape -> true,
              (execution, unused) -> execution.sql().leadingWildcard() || execution.wildcardBound(),
              "no pattern of LIKE was seen to begin with % or _"),
          ofText(FindingKind.FUNCTION_ON_COLUMN, shape -> shape.traits().functionOnColumn()),
          ofText(FindingKind.NOT_IN_SUBQUERY, shape -> shape.traits().notInSubquery()),
          ofText(FindingKind.CORRELATED_SUBQUERY, shape -> shape.traits().correlatedSelectItem()),
          ofText(FindingKind.ORDER_BY_RANDOM, shape -> shape.traits().randomOrder()),
          ofText(FindingKind.CARTESIAN_PRODUCT, shape -> shape.traits().unjoinedTables()));

  /** {@code select * from (select a, b ...)}: what it returns is named inside. */
  private static final Pattern NAMED_INSIDE =
      Pattern.compile("select (\\w+\\.)?\\* from \\(.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** What the probes give for NULL. */
  private static final long NULL = ValueHash.of("\u0000NULL");

  private static TextRule ofText(FindingKind kind, Predicate<Shape> shape) {
    return new TextRule(kind, shape, (execution, unused) -> true, "it was never sent with success");
  }

  /**
   * Binds and literals are known as hashes only. A number that is none of those below the threshold
   * is one above, and more need not be known.
   */
  private static boolean isDeep(Execution execution, Thresholds thresholds) {
    long offset = Lookup.value(execution, execution.sql().shape().traits().offsetSlot());
    if (offset == 0 || offset == NULL) {
      return false;
    }
    int threshold = thresholds.of(FindingKind.DEEP_OFFSET);
    for (int shallow = 0; shallow < threshold; shallow++) {
      if (offset == ValueHash.of(shallow)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLimitedInNoOrder(Shape shape) {
    Traits traits = shape.traits();
    return shape.kind() == StatementKind.SELECT
        && traits.limitSlot() >= 0
        && !traits.ordered()
        && traits.aggregate() == Traits.Aggregate.NONE
        && !shape.locking();
  }

  /**
   * Which rows are returned is left to chance only where the limit is reached, or where pages are
   * passed over. One row of many is an existence check as a rule.
   */
  private static boolean isCutByChance(Execution execution) {
    Traits traits = execution.sql().shape().traits();
    boolean reached = Lookup.value(execution, traits.limitSlot()) == ValueHash.of(execution.rows());
    return execution.rows() >= 2 && (reached || traits.offsetSlot() >= 0);
  }

  private static boolean selectsStar(Shape shape) {
    return shape.kind() == StatementKind.SELECT
        && shape.selectStar()
        && !NAMED_INSIDE.matcher(shape.text()).matches();
  }
}
