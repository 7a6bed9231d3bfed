package dev.roundtrip.internal.report;

import dev.roundtrip.finding.Change;
import dev.roundtrip.finding.Proof;
import dev.roundtrip.finding.Recommendation;
import dev.roundtrip.finding.Risk;
import dev.roundtrip.finding.SlowStatementFinding;
import dev.roundtrip.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a report of a statement says, in order; the same for text, Markdown and JSON.
 *
 * @param issue what happened, where and what it cost: label and content
 * @param statement the normalized text
 * @param plan the plan's lines, empty if there is none
 * @param analysis sentences about it, or why there is none
 * @param causes what is wrong, one for each option
 * @param options what to do
 * @param id the finding's fingerprint
 */
record StatementModel(
    List<Entry> issue,
    String statement,
    List<String> plan,
    List<String> analysis,
    List<String> causes,
    List<Option> options,
    String id) {

  /** A label and what it labels. */
  record Entry(String label, String content) {}

  /**
   * One way to repair it.
   *
   * @param impact what it brings, and whether that was measured or estimated
   * @param sentence the same for people
   * @param steps what to do, one after the other
   * @param verification what to ask the database afterwards, or null
   * @param expected what it then has to answer, or null
   */
  record Option(
      Recommendation recommendation,
      String impact,
      String sentence,
      List<String> planAfter,
      List<String> steps,
      Optional<Migration> migration,
      @Nullable String verification,
      @Nullable String expected) {}

  private static final Pattern INDEX =
      Pattern.compile("CREATE INDEX (?:CONCURRENTLY )?(\\S+) ON ([^\\s(]+)");

  static StatementModel of(SlowStatementFinding finding) {
    Plan plan = finding.plan();
    List<Entry> issue = new ArrayList<>();
    issue.add(new Entry("what", finding.summary()));
    issue.add(new Entry("where", finding.callSite().toString()));
    issue.add(new Entry("in", finding.scope()));
    issue.add(new Entry("severity", finding.severity().name().toLowerCase(Locale.ROOT)));
    issue.add(
        new Entry(
            "cost",
            "%s until the first row, %s to read on; %,d rows; %s in all"
                .formatted(
                    Durations.text(finding.slowest()),
                    Durations.text(finding.reading()),
                    finding.evidence().rows(),
                    Durations.text(finding.evidence().total()))));
    List<String> analysis = new ArrayList<>();
    if (plan == null) {
      analysis.add(
          "There is no plan" + (finding.noPlan() == null ? "." : ": " + finding.noPlan() + "."));
    } else {
      analysis.addAll(PlanSentences.of(plan));
    }
    return new StatementModel(
        List.copyOf(issue),
        finding.shape().text(),
        plan == null ? List.of() : PlanText.of(plan),
        List.copyOf(analysis),
        finding.recommendations().isEmpty()
            ? List.of(finding.advice().text())
            : finding.recommendations().stream().map(Recommendation::cause).toList(),
        finding.recommendations().stream().map(found -> option(finding, found)).toList(),
        finding.fingerprint());
  }

  private static Option option(SlowStatementFinding finding, Recommendation found) {
    Proof proof = found.proof();
    Change change = found.change();
    Optional<Migration> migration = Migration.of(change);
    String database = finding.plan() == null ? "" : finding.plan().database();
    Matcher index = INDEX.matcher(change == null ? "" : change.forward());
    boolean isIndex = index.find();
    return new Option(
        found,
        proof != null ? "measured" : "estimated",
        sentence(found),
        proof == null || proof.planAfter() == null ? List.of() : PlanText.of(proof.planAfter()),
        steps(found, migration),
        migration,
        isIndex ? verification(database, index.group(1), index.group(2)) : null,
        isIndex
            ? "One row%s; and EXPLAIN of the statement names %s."
                .formatted(
                    database.equals("PostgreSQL") ? " that says indisvalid = true" : "",
                    index.group(1))
            : null);
  }

  private static String sentence(Recommendation found) {
    Proof proof = found.proof();
    if (proof != null) {
      return RecommendationText.measured(proof);
    }
    String impact = found.impact() == null ? "not known" : found.impact();
    return impact + (found.notProved() == null ? "" : "; not tried: " + found.notProved());
  }

  private static List<String> steps(Recommendation found, Optional<Migration> migration) {
    List<String> steps = new ArrayList<>();
    if (migration.isPresent()) {
      steps.add("Run the migration on a copy with as many rows as the real database.");
      steps.add(
          found.risk() == Risk.LOW
              ? "Run it on the real database."
              : "Run it on the real database at a quiet time.");
      steps.add("Ask the verification query, and look at the statement's time again.");
      steps.add("If it brought nothing, run the way back.");
    } else {
      steps.add(found.text());
      steps.add("Compare the result of the statement before and after on the same rows.");
      steps.add("Look at the statement's time again.");
    }
    return steps;
  }

  private static String verification(String database, String index, String table) {
    String bare = index.replace("\"", "").replace("`", "");
    return switch (database) {
      case "PostgreSQL" ->
          "SELECT indisvalid FROM pg_index WHERE indexrelid = '%s'::regclass".formatted(bare);
      case "MariaDB", "MySQL" ->
          "SHOW INDEX FROM %s WHERE Key_name = '%s' AND Seq_in_index = 1".formatted(table, bare);
      case "H2" ->
          "SELECT index_name FROM information_schema.indexes WHERE index_name = '%s'"
              .formatted(bare.toUpperCase(Locale.ROOT));
      case "SQLite" ->
          "SELECT name FROM sqlite_master WHERE type = 'index' AND name = '%s'".formatted(bare);
      default -> "EXPLAIN of the statement";
    };
  }
}
