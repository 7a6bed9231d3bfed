package dev.roundtrip.internal.report;

import dev.roundtrip.finding.CallSite;
import dev.roundtrip.finding.DuplicateFinding;
import dev.roundtrip.finding.Evidence;
import dev.roundtrip.finding.Finding;
import dev.roundtrip.finding.NPlusOneFinding;
import dev.roundtrip.finding.NPlusOneFinding.Source;
import dev.roundtrip.finding.NotClosedFinding;
import dev.roundtrip.finding.SlowAcquisitionFinding;
import dev.roundtrip.finding.SlowStatementFinding;
import dev.roundtrip.finding.StillRunningFinding;
import java.time.Duration;
import java.util.List;

/** A finding as a block of text: what, where, from where, how much, what to do. */
public final class FindingText {

  private static final Duration NEAR = Duration.ofMillis(1);
  private static final Duration FAR = Duration.ofMillis(5);
  private static final int STATEMENT_WIDTH = 600;

  private FindingText() {}

  /** Several lines without a trailing line break. */
  public static String of(Finding finding) {
    Block block = new Block(finding.summary() + "  [" + finding.scope() + "]");
    block.line("at", finding.callSite().toString());
    if (finding.shape().isKnown()) {
      block.line("statement", statement(finding));
    }
    if (finding instanceof NPlusOneFinding nPlusOne) {
      sources(block, nPlusOne);
    } else if (finding instanceof DuplicateFinding duplicate) {
      others(block, duplicate.callSites());
    } else if (finding instanceof StillRunningFinding running) {
      others(block, running.stack());
    } else if (finding instanceof SlowAcquisitionFinding slow && slow.pool() != null) {
      block.line("pool", slow.pool().toString());
    }
    if (!(finding instanceof NotClosedFinding)) {
      block.line("cost", cost(finding));
    }
    block.line("fix", finding.advice().text());
    if (finding.advice().example() != null) {
      block.line("", finding.advice().example());
    }
    block.line("id", finding.fingerprint());
    return block.toString();
  }

  private static String statement(Finding finding) {
    String example = finding.evidence().example();
    return cut(example == null ? finding.shape().text() : example);
  }

  private static void sources(Block block, NPlusOneFinding finding) {
    if (finding.association() != null) {
      block.line("loads", finding.association());
    }
    List<Source> chain = finding.chain();
    for (int i = chain.size() - 1; i >= 0; i--) {
      Source source = chain.get(i);
      block.line("source", cut(source.shape().text()));
      if (source.callSite().isKnown()) {
        block.line("", "at " + source.callSite());
      }
      block.line(
          "",
          "%s, %s; its %s is what is looked up"
              .formatted(
                  count(source.executions(), "statement"),
                  count(source.rows(), "row"),
                  source.column()));
    }
    if (finding.nested()) {
      block.line("product", product(finding));
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
      block.line("also at", callSite.toString());
    }
  }

  private static String cost(Finding finding) {
    Evidence evidence = finding.evidence();
    if (finding instanceof SlowStatementFinding slow) {
      return "%s in the database until the first row, %s to read %s"
          .formatted(
              Durations.text(slow.slowest()),
              Durations.text(slow.reading()),
              count(evidence.rows(), "row"));
    }
    if (finding instanceof StillRunningFinding) {
      return Durations.text(evidence.total()) + " so far, and counting";
    }
    if (finding instanceof SlowAcquisitionFinding) {
      return "%d × %s = %s of waiting for a connection"
          .formatted(
              finding.occurrences(),
              Durations.text(evidence.median()),
              Durations.text(evidence.total()));
    }
    String times =
        "%d × %s = %s, of which %s needless"
            .formatted(
                finding.occurrences(),
                Durations.text(evidence.median()),
                Durations.text(evidence.total()),
                Durations.text(finding.wasted()));
    return times
        + "; %s at 1 ms of network distance, %s at 5 ms"
            .formatted(
                Durations.text(finding.wastedAt(NEAR)), Durations.text(finding.wastedAt(FAR)));
  }

  private static String count(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  private static String cut(String text) {
    return text.length() <= STATEMENT_WIDTH ? text : text.substring(0, STATEMENT_WIDTH) + "…";
  }

  /** Lines with their labels in one column. */
  private static final class Block {

    private final StringBuilder text;

    Block(String heading) {
      text = new StringBuilder(heading);
    }

    void line(String label, String content) {
      text.append(System.lineSeparator()).append("  %-10s ".formatted(label)).append(content);
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
