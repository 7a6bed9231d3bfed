package dev.roundtrip.testing;

import dev.roundtrip.finding.StatementKind;
import dev.roundtrip.plan.Access;
import dev.roundtrip.plan.Plan;
import dev.roundtrip.plan.PlanNode;
import dev.roundtrip.recording.RecordedPlan;
import dev.roundtrip.recording.RecordedPlan.Table;
import dev.roundtrip.recording.RecordedStatement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * That no table is read as a whole where an index could serve.
 *
 * @param tables the tables it is about; empty for all
 * @param except tables that may be
 * @param minRows from how many rows on the plan decides, with fewer nothing does; 0 for 1,000, and
 *     with fewer whether an index could serve
 */
record ScanRule(List<String> tables, List<String> except, long minRows) {

  ScanRule {
    if (minRows < 0) {
      throw new IllegalArgumentException("minRows must not be negative, was " + minRows);
    }
  }

  private static final int WIDTH = 110;

  private static final String WHAT = "full scans";

  private static final Pattern ENDS_EARLY =
      Pattern.compile("\\b(limit|fetch (first|next)|top)\\b", Pattern.CASE_INSENSITIVE);

  /** From here on planners do not read all rows because these are few. */
  private static final long MEANINGFUL_ROWS = 1_000;

  List<Fact> check(Queries queries) {
    List<RecordedStatement> selects =
        selects(queries).stream()
            .filter(each -> each.shape().tables().stream().anyMatch(this::isNamed))
            .toList();
    if (queries.untracked() > 0) {
      return fact("INCONCLUSIVE: too many different statements to ask for the plan of each");
    }
    if (selects.isEmpty()) {
      return fact(
          tables.isEmpty()
              ? "INCONCLUSIVE: no SELECT was seen"
              : "INCONCLUSIVE: no SELECT was seen on " + String.join(", ", tables));
    }
    List<String> scans = new ArrayList<>();
    List<String> doubts = new ArrayList<>();
    for (RecordedStatement select : selects) {
      judge(select, queries.plan(select), scans, doubts);
    }
    if (!scans.isEmpty()) {
      return fact("was " + scans.size() + String.join("", scans));
    }
    return doubts.isEmpty() ? List.of() : fact("INCONCLUSIVE:" + String.join("", doubts));
  }

  /** One for each shape. */
  static List<RecordedStatement> selects(Queries queries) {
    Set<String> seen = new HashSet<>();
    return queries.statements().stream()
        .filter(each -> each.shape().kind() == StatementKind.SELECT)
        .filter(each -> !each.shape().tables().isEmpty())
        .filter(each -> seen.add(each.dataSource() + "/" + each.shape().fingerprint()))
        .toList();
  }

  private void judge(
      RecordedStatement select, RecordedPlan answer, List<String> scans, List<String> doubts) {
    if (select.shape().tables().stream().noneMatch(this::isMeant)) {
      return; // Nothing of it is asked for, so no plan is needed.
    }
    Plan plan = answer.plan();
    if (plan == null) {
      doubts.add(line("there is no plan: " + answer.reason(), select));
      return;
    }
    for (PlanNode scan : scans(plan, select.shape().text())) {
      Table table = table(answer, scan);
      if (!isMeant(table.name())) {
        continue;
      }
      if (table.rows() >= (minRows > 0 ? minRows : MEANINGFUL_ROWS)) {
        scans.add(line(whole(plan, scan, table), select));
      } else if (minRows > 0) {
        doubts.add(line(tooSmall(table), select));
      } else {
        judgeFew(answer, scan, table, select, scans, doubts);
      }
    }
  }

  /** Of few rows a plan says little: what matters is whether an index could serve. */
  private static void judgeFew(
      RecordedPlan answer,
      PlanNode scan,
      Table table,
      RecordedStatement select,
      List<String> scans,
      List<String> doubts) {
    switch (IndexChance.of(answer, scan)) {
      case NONE ->
          scans.add(line(whole(answer.plan(), scan, table) + "; no index serves that", select));
      case UNCLEAR -> doubts.add(line(unclear(table), select));
      case SERVES -> {}
    }
  }

  private static String unclear(Table table) {
    return "%s is read as a whole (%s), and an index might serve: with so few, the database need not tell. Insert and commit %,d rows and update the statistics (ANALYZE), or leave it out by except = \"%s\""
        .formatted(table.name(), rows(table), MEANINGFUL_ROWS, table.name());
  }

  private String tooSmall(Table table) {
    return "%s is read as a whole (%s), which is right for fewer than minRows = %d. Insert and commit %d rows, or leave it out by except = \"%s\""
        .formatted(table.name(), rows(table), minRows, minRows, table.name());
  }

  /** H2 tells the condition of a single table with the statement as a whole. */
  private static String whole(@Nullable Plan plan, PlanNode scan, Table table) {
    String condition = scan.filter() == null ? scan.condition() : scan.filter();
    if (condition == null && plan != null && plan.root().children().size() == 1) {
      condition = plan.root().filter();
    }
    return "%s is read as a whole%s (%s)%s"
        .formatted(
            table.name(),
            scan.access() == Access.FULL_SCAN ? "" : " by way of " + scan.index(),
            rows(table),
            condition == null || condition.isBlank() ? "" : " for " + condition);
  }

  private static String rows(Table table) {
    return table.rows() < 0 ? "an unknown number of rows" : Words.count(table.rows(), "row");
  }

  private static List<PlanNode> scans(Plan plan, String text) {
    if (plan.root().details().containsKey("direct lookup")) {
      return List.of(); // H2 knows the number of rows without reading them.
    }
    boolean ends = ENDS_EARLY.matcher(text).find();
    return plan.nodes()
        .filter(each -> each.relation() != null)
        .filter(each -> each.access() == Access.FULL_SCAN || (!ends && IndexChance.isWalked(each)))
        .toList();
  }

  /** Whether a scan of it says nothing, because it has few rows. */
  static boolean isSmall(Table table) {
    return table.rows() >= 0 && table.rows() < MEANINGFUL_ROWS;
  }

  static Table table(RecordedPlan answer, PlanNode node) {
    String step = String.valueOf(node.relation());
    return answer.tables().stream()
        .filter(each -> each.step().equals(step))
        .findFirst()
        .orElseGet(() -> new Table(step, step, -1, List.of()));
  }

  private boolean isMeant(String table) {
    return isNamed(table) && except.stream().noneMatch(each -> Checks.isTable(table, each));
  }

  private boolean isNamed(String table) {
    return tables.isEmpty() || tables.stream().anyMatch(each -> Checks.isTable(table, each));
  }

  private static String line(String text, RecordedStatement select) {
    return "\n    %s\n      %s\n      at %s"
        .formatted(text, Words.line(select.shape().text(), WIDTH), select.callSite());
  }

  private List<Fact> fact(String was) {
    return List.of(new Fact(WHAT, expected(), was));
  }

  private String expected() {
    String of = tables.isEmpty() ? "none" : "none of " + String.join(", ", tables);
    return minRows == 0 ? of : of + " from %d rows on".formatted(minRows);
  }
}
