package dev.roundtrip.internal.report;

import dev.roundtrip.finding.Advice;
import dev.roundtrip.finding.CallSite;
import dev.roundtrip.finding.DuplicateFinding;
import dev.roundtrip.finding.Evidence;
import dev.roundtrip.finding.Finding;
import dev.roundtrip.finding.NPlusOneFinding;
import dev.roundtrip.finding.NPlusOneFinding.Child;
import dev.roundtrip.finding.NPlusOneFinding.Source;
import dev.roundtrip.finding.NPlusOneVariant;
import dev.roundtrip.finding.NotClosedFinding;
import dev.roundtrip.finding.ReadModifyWriteFinding;
import dev.roundtrip.finding.ResultFinding;
import dev.roundtrip.finding.RewriteProof;
import dev.roundtrip.finding.ScopeFinding;
import dev.roundtrip.finding.Severity;
import dev.roundtrip.finding.SlowAcquisitionFinding;
import dev.roundtrip.finding.SlowStatementFinding;
import dev.roundtrip.finding.StillRunningFinding;
import dev.roundtrip.finding.TextFinding;
import dev.roundtrip.plan.Plan;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A finding as a block of text: what, where, from where, how much, what to do. */
public final class FindingText {

  private static final Duration NEAR = Duration.ofMillis(1);
  private static final Duration FAR = Duration.ofMillis(5);
  private static final int STATEMENT_WIDTH = 600;
  private static final int PLAN_WIDTH = 200;
  private static final int PLAN_LINES = 60;

  private FindingText() {}

  /** Several lines without a trailing line break. */
  public static String of(Finding finding) {
    Block block = new Block(heading(finding));
    // What concerns a scope as a whole may have no line of its own.
    if (!(finding instanceof ScopeFinding) || finding.callSite().isKnown()) {
      block.callSite("at", finding.callSite());
    }
    if (finding instanceof DuplicateFinding duplicate) {
      others(block, duplicate.callSites());
    } else if (finding instanceof StillRunningFinding running) {
      others(block, running.stack());
    } else if (finding instanceof ScopeFinding ofScope) {
      others(block, ofScope.callSites());
    }
    if (finding.shape().isKnown()) {
      block.line("statement", statement(finding));
    }
    if (finding instanceof NPlusOneFinding nPlusOne) {
      children(block, nPlusOne);
      sources(block, nPlusOne);
    } else if (finding instanceof ReadModifyWriteFinding inTurn) {
      block.line("then", cut(inTurn.write().text()));
      block.at(inTurn.writeSite());
    } else if (finding instanceof SlowAcquisitionFinding slow && slow.pool() != null) {
      block.line("pool", slow.pool().toString());
    }
    finding.evidence().notes().forEach(note -> block.line(note.label(), Lines.one(note.text())));
    cost(block, finding);
    if (finding instanceof SlowStatementFinding) {
      plan(block, finding.plan(), finding.noPlan());
    } else if (finding instanceof NPlusOneFinding nPlusOne) {
      nPlusOne.children().forEach(child -> remarkable(block, child.plan()));
    } else {
      remarkable(block, finding.plan());
    }
    if (finding instanceof SlowStatementFinding slow && !slow.recommendations().isEmpty()) {
      RecommendationText.of(slow.recommendations())
          .forEach(line -> block.line(line.label(), line.content()));
    } else {
      fix(block, finding.advice());
    }
    if (finding instanceof NPlusOneFinding nPlusOne && nPlusOne.rewrite() != null) {
      rewrite(block, nPlusOne.rewrite());
    }
    block.line("id", finding.fingerprint());
    return block.toString();
  }

  private static void rewrite(Block block, RewriteProof proof) {
    block.line(
        "tried",
        "%d round trips, %s → 1 round trip, %s, same %s"
            .formatted(
                proof.roundTrips(),
                Durations.text(proof.before()),
                Durations.text(proof.after()),
                count(proof.rows(), "row")));
    block.line("", cut(proof.statement()));
  }

  private static void fix(Block block, Advice advice) {
    block.line("fix", advice.text());
    if (advice.example() != null) {
      block.line("", advice.example());
    }
  }

  private static String heading(Finding finding) {
    String critical = finding.severity() == Severity.CRITICAL ? "  CRITICAL" : "";
    return Lines.one(finding.summary() + "  [" + finding.scope() + "]") + critical;
  }

  private static String statement(Finding finding) {
    String example = finding.evidence().example();
    return cut(example == null ? finding.shape().text() : example);
  }

  private static void sources(Block block, NPlusOneFinding finding) {
    if (finding.association() != null) {
      block.line("loads", Lines.one(finding.association()));
    }
    List<Source> chain = finding.chain();
    for (int i = chain.size() - 1; i >= 0; i--) {
      Source source = chain.get(i);
      boolean sameValue = finding.variant() == NPlusOneVariant.SAME_VALUE;
      block.line(sameValue ? "rows from" : "keys from", cut(source.shape().text()));
      block.at(source.callSite());
      block.line(
          "",
          "sent %s, %s read; %s"
              .formatted(
                  source.executions() == 1 ? "once" : source.executions() + " times",
                  count(source.rows(), "row"),
                  what(finding, source)));
    }
    if (finding.nested()) {
      block.line("in all", product(finding));
    }
  }

  private static String what(NPlusOneFinding finding, Source source) {
    return finding.variant() == NPlusOneVariant.SAME_VALUE
        ? "the same value was looked up for each"
        : "each " + source.column() + " was looked up";
  }

  /** The statements beside the one that is told first. */
  private static void children(Block block, NPlusOneFinding finding) {
    List<Child> children = finding.children();
    for (int i = 0; children.size() > 1 && i < children.size(); i++) {
      Child child = children.get(i);
      if (i > 0) {
        block.line("and", cut(child.shape().text()));
        block.at(child.callSite());
      }
      block.line("", "sent " + child.executions() + " times");
    }
  }

  private static String product(NPlusOneFinding finding) {
    StringBuilder text = new StringBuilder();
    for (Source source : finding.chain()) {
      text.append(source.executions()).append(" → ");
    }
    return text.append(finding.occurrences()).append(" statements").toString();
  }

  private static void others(Block block, List<CallSite> callSites) {
    for (CallSite callSite : callSites.subList(Math.min(1, callSites.size()), callSites.size())) {
      block.callSite("also at", callSite);
    }
  }

  private static void cost(Block block, Finding finding) {
    if (finding instanceof SlowStatementFinding slow) {
      block.line("cost", slowness(slow));
    } else if (finding instanceof StillRunningFinding) {
      block.line("cost", Durations.text(finding.evidence().total()) + " so far, and counting");
    } else if (finding instanceof SlowAcquisitionFinding) {
      block.line("cost", waiting(finding.evidence()));
    } else if (finding instanceof TextFinding || finding instanceof ResultFinding) {
      block.line("cost", asMeasured(finding.evidence()));
    } else if (finding instanceof ScopeFinding ofScope) {
      ofScope(block, ofScope);
    } else if (finding.needed() >= finding.occurrences()
        && !(finding instanceof NotClosedFinding)) {
      block.line("cost", evenIfNeeded(finding.evidence()));
    } else if (!(finding instanceof NotClosedFinding)) {
      block.line("cost", waste(finding));
      block.line("", wasteOverNetwork(finding));
    }
  }

  /** Of a statement that is sent too often, a plan is shown if it says that it is slow as well. */
  private static void remarkable(Block block, @Nullable Plan plan) {
    if (plan != null && !PlanSentences.of(plan).isEmpty()) {
      plan(block, plan, null);
    }
  }

  private static void plan(Block block, @Nullable Plan plan, @Nullable String noPlan) {
    if (plan == null) {
      if (noPlan != null) {
        block.line("no plan", Lines.one(noPlan));
      }
      return;
    }
    String label = "plan";
    List<String> steps = PlanText.of(plan);
    for (String line : steps.subList(0, Math.min(steps.size(), PLAN_LINES))) {
      block.line(label, Lines.cut(Lines.one(line), PLAN_WIDTH));
      label = "";
    }
    if (steps.size() > PLAN_LINES) {
      block.line("", "… and %d more steps".formatted(steps.size() - PLAN_LINES));
    }
    block.line("", ExplainedPlan.origin(plan));
    for (String sentence : PlanSentences.of(plan)) {
      block.line("reason", cut(Lines.one(sentence)));
    }
  }

  private static String asMeasured(Evidence evidence) {
    String rows = evidence.rows() == 0 ? "" : "; " + count(evidence.rows(), "row");
    return "%s took %s (median %s)%s"
        .formatted(
            count(evidence.occurrences(), "statement"),
            Durations.text(evidence.total()),
            Durations.text(evidence.median()),
            rows);
  }

  private static void ofScope(Block block, ScopeFinding finding) {
    switch (finding.kind()) {
      case CONNECTION_HELD_IDLE, IDLE_IN_TRANSACTION ->
          block.line("cost", Durations.text(finding.evidence().total()) + " without a statement");
      case LONG_TRANSACTION ->
          block.line("cost", Durations.text(finding.evidence().total()) + " in transactions");
      case SEVERAL_CONNECTIONS -> {} // None, until the pool is exhausted.
      default -> block.line("cost", asMeasured(finding.evidence()));
    }
  }

  private static String waiting(Evidence evidence) {
    return "%s of waiting for %s (median %s)"
        .formatted(
            Durations.text(evidence.total()),
            count(evidence.occurrences(), "connection"),
            Durations.text(evidence.median()));
  }

  private static String slowness(SlowStatementFinding slow) {
    Evidence evidence = slow.evidence();
    String slowest = Durations.text(slow.slowest());
    if (evidence.rows() > 0) {
      slowest += " until the first row, " + Durations.text(slow.reading()) + " to read on";
    } else {
      slowest += " in the database";
    }
    String rows = evidence.rows() > 0 ? "; " + count(evidence.rows(), "row") : "";
    return evidence.occurrences() == 1
        ? slowest + rows
        : "%s, slowest %s; all took %s, median %s%s"
            .formatted(
                count(evidence.occurrences(), "slow execution"),
                slowest,
                Durations.text(evidence.total()),
                Durations.text(evidence.median()),
                rows);
  }

  private static String evenIfNeeded(Evidence evidence) {
    return "%s took %s (median %s), each prepared anew"
        .formatted(
            count(evidence.occurrences(), "statement"),
            Durations.text(evidence.total()),
            Durations.text(evidence.median()));
  }

  private static String waste(Finding finding) {
    return "%s took %s (median %s) where %d would do: %s wasted"
        .formatted(
            count(finding.occurrences(), "statement"),
            Durations.text(finding.evidence().total()),
            Durations.text(finding.evidence().median()),
            finding.needed(),
            Durations.text(finding.wasted()));
  }

  private static String wasteOverNetwork(Finding finding) {
    return "with 1 ms of network more per statement %s wasted, with 5 ms %s"
        .formatted(Durations.text(finding.wastedAt(NEAR)), Durations.text(finding.wastedAt(FAR)));
  }

  private static String count(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  private static String cut(String text) {
    return Lines.cut(text, STATEMENT_WIDTH);
  }

  /** Lines with their labels in one column. */
  private static final class Block {

    private static final String INDENT = " ".repeat(13);

    private final StringBuilder text;

    Block(String heading) {
      text = new StringBuilder(heading);
    }

    /** One blank after the word, as in a stack trace: IDEs make a link of it. */
    void callSite(String label, CallSite callSite) {
      text.append(System.lineSeparator()).append("  ").append(label).append(' ');
      text.append(Lines.one(callSite.toString()));
    }

    /** A line of the application below a statement. */
    void at(CallSite callSite) {
      if (callSite.isKnown()) {
        line("", "at " + Lines.one(callSite.toString()));
      }
    }

    void line(String label, String content) {
      text.append(System.lineSeparator())
          .append("  %-10s ".formatted(label))
          .append(Lines.indented(content, INDENT));
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
