package dev.roundtrip.testing;

import dev.roundtrip.plan.Access;
import dev.roundtrip.plan.Plan;
import dev.roundtrip.plan.PlanNode;
import dev.roundtrip.recording.RecordedPlan;
import dev.roundtrip.recording.RecordedPlan.Index;
import dev.roundtrip.recording.RecordedPlan.Table;
import dev.roundtrip.recording.RecordedStatement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * That some SELECT uses an index.
 *
 * @param name its name; empty if table and columns say which
 * @param table the table that it is of; empty if the name says which
 * @param columns the columns that it begins with; empty for any index of the table
 */
record IndexRule(String name, String table, List<String> columns) {

  IndexRule {
    if (name.isBlank() == table.isBlank()) {
      throw new IllegalArgumentException(
          "say which index: its name, or its table and columns, and not both");
    }
    if (!name.isBlank() && !columns.isEmpty()) {
      throw new IllegalArgumentException("columns go with a table, not with the name of an index");
    }
  }

  List<Fact> check(Queries queries) {
    if (queries.untracked() > 0) {
      return fact("INCONCLUSIVE: too many different statements to ask for the plan of each");
    }
    List<RecordedStatement> selects =
        ScanRule.selects(queries).stream()
            .filter(
                each ->
                    table.isEmpty()
                        || each.shape().tables().stream()
                            .anyMatch(one -> Checks.isTable(one, table)))
            .toList();
    if (selects.isEmpty()) {
      return fact("INCONCLUSIVE: no SELECT was seen" + (table.isEmpty() ? "" : " on " + table));
    }
    Set<String> used = new LinkedHashSet<>();
    Set<String> existing = new LinkedHashSet<>();
    List<String> doubts = new ArrayList<>();
    for (RecordedStatement select : selects) {
      RecordedPlan answer = queries.plan(select);
      if (answer.plan() == null) {
        doubts.add(
            "\n    there is no plan: %s\n      %s"
                .formatted(answer.reason(), Words.line(select.shape().text(), Culprit.WIDTH)));
        continue;
      }
      if (steps(answer).anyMatch(each -> fits(answer, each))) {
        return List.of();
      }
      steps(answer).filter(each -> each.index() != null).forEach(each -> used.add(index(each)));
      answer.tables().stream()
          .filter(each -> table.isEmpty() || Checks.isTable(each.name(), table))
          .forEach(each -> each.indexes().forEach(index -> existing.add(words(each, index))));
      possible(answer, doubts);
    }
    if (!doubts.isEmpty()) {
      return fact("INCONCLUSIVE:" + String.join("", doubts));
    }
    return fact(
        (used.isEmpty() ? "was none" : "was " + String.join(", ", used))
            + "; there "
            + (existing.isEmpty() ? "are no indexes" : "is " + String.join(", ", existing)));
  }

  /** Where the database prefers to read few rows as a whole, as MariaDB tells. */
  private void possible(RecordedPlan answer, List<String> doubts) {
    steps(answer)
        .filter(each -> each.access() == Access.FULL_SCAN)
        .forEach(
            scan -> {
              String keys = scan.details().get("possible keys");
              Table read = ScanRule.table(answer, scan);
              boolean could =
                  keys != null
                      && ScanRule.isSmall(read)
                      && (table.isEmpty()
                          ? keys.toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT))
                          : Checks.isTable(read.name(), table));
              if (could) {
                doubts.add(
                    "\n    %s is read as a whole although %s could serve: with so few rows the database prefers that. With some 1,000 rows of test data and up-to-date statistics this would be meaningful"
                        .formatted(read.name(), keys));
              }
            });
  }

  /** Of the plan; and of the one without scans, as far as it reads tables of few rows. */
  private static Stream<PlanNode> steps(RecordedPlan answer) {
    Plan plan = answer.plan();
    Plan other = answer.withoutScans();
    Stream<PlanNode> steps = plan == null ? Stream.of() : plan.nodes();
    return other == null
        ? steps
        : Stream.concat(
            steps,
            other
                .nodes()
                .filter(each -> !IndexChance.isWalked(each))
                .filter(each -> ScanRule.isSmall(ScanRule.table(answer, each))));
  }

  private boolean fits(RecordedPlan answer, PlanNode step) {
    if (step.index() == null) {
      return false;
    }
    if (!name.isEmpty()) {
      return index(step).equalsIgnoreCase(name);
    }
    Table read = ScanRule.table(answer, step);
    return Checks.isTable(read.name(), table)
        && (columns.isEmpty()
            || read.indexes().stream()
                .filter(each -> each.name().equalsIgnoreCase(index(step)))
                .anyMatch(this::begins));
  }

  private boolean begins(Index index) {
    if (index.columns().size() < columns.size()) {
      return false;
    }
    for (int i = 0; i < columns.size(); i++) {
      if (!index.columns().get(i).equalsIgnoreCase(columns.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static String index(PlanNode step) {
    return String.valueOf(step.index());
  }

  private static String words(Table table, Index index) {
    return "%s on %s (%s)"
        .formatted(index.name(), table.name(), String.join(", ", index.columns()));
  }

  private List<Fact> fact(String was) {
    String expected =
        table.isEmpty()
            ? name
            : columns.isEmpty()
                ? "one of " + table
                : "one of %s (%s)".formatted(table, String.join(", ", columns));
    return List.of(new Fact("index", expected, was));
  }
}
