package dev.roundtrip.finding;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * How a scope as a whole used its connections and transactions, or how many statements it sent.
 *
 * @param evidence the facts; shape and call site are those of one of the statements it is about,
 *     where one can be told, see the kinds' pages in the guide
 * @param kind {@link FindingKind#TOO_MANY_STATEMENTS}, {@link FindingKind#CONNECTION_HELD_IDLE},
 *     {@link FindingKind#LONG_TRANSACTION}, {@link FindingKind#IDLE_IN_TRANSACTION}, {@link
 *     FindingKind#WRITE_OUTSIDE_TRANSACTION}, {@link FindingKind#SEVERAL_CONNECTIONS} or {@link
 *     FindingKind#COMMIT_PER_ROW}
 * @param number how many: statements, leases, transactions, writes, connections or commits
 * @param threshold the threshold in force, in milliseconds for what is measured in time
 * @param longest the longest pause or transaction; zero for what is not measured in time
 * @param callSites further lines of the application that it is about, that of the evidence first;
 *     empty if none is known, and a few of them where there are many
 */
public record ScopeFinding(
    Evidence evidence,
    FindingKind kind,
    long number,
    long threshold,
    Duration longest,
    List<CallSite> callSites)
    implements Finding {

  public ScopeFinding {
    Objects.requireNonNull(evidence, "evidence");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(longest, "longest");
    callSites = List.copyOf(callSites);
  }

  @Override
  public long needed() {
    return occurrences();
  }

  /** The same as {@link #wasted()}: what the network would add is not known. */
  @Override
  public Duration wastedAt(Duration networkDistance) {
    return wasted();
  }

  @Override
  public String summary() {
    return kind.title() + ": " + facts();
  }

  private String facts() {
    return switch (kind) {
      case TOO_MANY_STATEMENTS ->
          "%d in one scope, none of them in a finding (threshold %d)".formatted(number, threshold);
      case CONNECTION_HELD_IDLE -> "no statement for " + time("connections");
      case LONG_TRANSACTION -> "open for " + time("transactions");
      case IDLE_IN_TRANSACTION -> "no statement for " + time("transactions");
      case WRITE_OUTSIDE_TRANSACTION -> number + " writes, each committed on its own";
      case SEVERAL_CONNECTIONS ->
          number + " connections of one data source held by one thread at the same time";
      case COMMIT_PER_ROW -> number + " commits of one row each, one after the other";
      default -> throw new IllegalStateException(kind + " is of another sort");
    };
  }

  private String time(String what) {
    String others = number > 1 ? ", in " + number + " " + what : "";
    return "%d ms (threshold %d ms)%s".formatted(longest.toMillis(), threshold, others);
  }

  @Override
  public ScopeFinding withEvidence(Evidence facts) {
    return new ScopeFinding(facts, kind, number, threshold, longest, callSites);
  }
}
