package dev.roundtrip.internal.advice;

import dev.roundtrip.internal.catalog.Catalog;
import dev.roundtrip.internal.catalog.Table;
import dev.roundtrip.plan.Access;
import dev.roundtrip.plan.Plan;
import dev.roundtrip.plan.PlanNode;
import java.time.Duration;
import java.util.Optional;

/** What is said of a slow statement whose plan is fine: where its time went, by the clocks. */
final class FinePlan {

  private static final long MANY = 1_000;

  private FinePlan() {}

  /** Nothing where the plan reads a large table as a whole, or says too little. */
  static Optional<String> of(Facts facts, Plan plan, Catalog catalog) {
    boolean known = plan.nodes().anyMatch(node -> node.access() != Access.NONE);
    if (!known
        || facts.failed()
        || plan.nodes().anyMatch(node -> mayBeLarge(facts, node, catalog))) {
      return Optional.empty();
    }
    return Optional.of("Its plan is fine: no large table is read as a whole. " + clocks(facts));
  }

  private static boolean mayBeLarge(Facts facts, PlanNode node, Catalog catalog) {
    boolean all = Case.readsAll(node, facts.shape().limited());
    if (!all || node.relation() == null) {
      return all;
    }
    Double estimated = node.estimatedRows();
    return catalog
        .table(node.relation())
        .or(
            () ->
                catalog.tables().size() == 1
                    ? Optional.of(catalog.tables().get(0))
                    : Optional.empty())
        .map(Table::rows)
        .map(rows -> rows >= Case.LARGE)
        .orElse(estimated == null || estimated >= Case.LARGE);
  }

  private static String clocks(Facts facts) {
    if (facts.shape().kind().writes()) {
      return "Look for a lock it waited for, for triggers, and for what each %s has to be written to and checked against: indexes, foreign keys."
          .formatted(
              facts.changed() > 1
                  ? "of the %s rows".formatted(Text.number(facts.changed()))
                  : "row");
    }
    Duration first = facts.slowest();
    if (facts.rows() >= MANY && facts.reading().compareTo(first) > 0) {
      return "Most of the time went into reading %s rows, the application's own work between them included: ask for fewer, or look there."
          .formatted(Text.number(facts.rows()));
    }
    return "The time passed before the first row%s: look for a lock it waited for, a cold cache, a busy machine or a slow network, and whether it is slow again."
        .formatted(facts.rows() >= MANY ? " of " + Text.number(facts.rows()) : "");
  }
}
