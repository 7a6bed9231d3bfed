package dev.roundtrip.internal.advice;

import dev.roundtrip.finding.Change;
import dev.roundtrip.finding.Recommendation;
import dev.roundtrip.finding.Risk;
import dev.roundtrip.internal.catalog.Column;
import dev.roundtrip.plan.Access;
import dev.roundtrip.plan.PlanNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * An index of PostgreSQL holds all that is needed, and the table has to be visited all the same to
 * see which rows are there: VACUUM has not been over most of its pages since they were written.
 */
final class VacuumNeeded implements Rule {

  static final String CODE = "vacuum-needed";

  private static final double MANY = 5_000;
  private static final double MOST = 0.5;

  @Override
  public List<Proposal> advise(Case statement) {
    List<Proposal> proposals = new ArrayList<>();
    for (Use use : statement.uses()) {
      PlanNode node = use.node;
      Double visible = use.table.visible();
      if (node != null
          && visible != null
          && holdsAll(statement, use, node)
          && node.estimatedRows() != null
          && node.estimatedRows() >= MANY
          && !statement.select.limited()
          && !statement.writes()
          && visible < MOST) {
        proposals.add(of(statement, use, node, node.estimatedRows(), visible));
      }
    }
    return proposals;
  }

  /** The planner may prefer a bitmap then: the table is to be visited anyway. */
  private static boolean holdsAll(Case statement, Use use, PlanNode node) {
    if (node.access() != Access.BITMAP && node.access() != Access.INDEX_SCAN) {
      return node.access() == Access.INDEX_ONLY;
    }
    Set<Column> needed = CoveringIndex.needed(statement, use);
    return !needed.isEmpty()
        && use.table.indexes().stream()
            .filter(index -> index.name().equalsIgnoreCase(node.index()))
            .filter(index -> index.sorted() && index.predicate() == null)
            .anyMatch(
                index ->
                    needed.stream().allMatch(column -> CoveringIndex.holds(use, index, column)));
  }

  private static Proposal of(Case statement, Use use, PlanNode node, double rows, double visible) {
    String table = use.name(statement.catalog.names());
    return new Proposal(
        "visibility " + use.from.alias(),
        new Recommendation(
            CODE,
            "%s holds all that is needed of %s, and yet about %s rows are visited in the table: %s of its pages are known to hold only rows that all transactions see."
                .formatted(
                    node.index(),
                    table,
                    Text.number(rows),
                    visible == 0 ? "none" : Text.percent(visible)),
            "VACUUM %s, and let autovacuum come more often (autovacuum_vacuum_scale_factor, autovacuum_vacuum_insert_scale_factor); a transaction that stays open keeps it from helping."
                .formatted(table),
            Change.statistics("VACUUM (ANALYZE) " + table),
            "the index answers alone",
            Risk.LOW,
            "it reads the pages that have changed, and keeps nobody waiting"));
  }
}
