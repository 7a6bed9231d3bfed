package dev.roundtrip.finding;

import java.time.Duration;
import java.util.Objects;

/**
 * The text of a statement, with what its executions showed, has a mark of waste. Each scope that
 * sent it reports it; listeners and the log are told once for each shape and severity.
 *
 * @param evidence the facts; occurrences counts the executions that have the mark. {@link
 *     Severity#INFO} unless time, rows or the depth of a page show that it costs something
 * @param kind {@link FindingKind#DEEP_OFFSET}, {@link FindingKind#LIMIT_WITHOUT_ORDER}, {@link
 *     FindingKind#SELECT_STAR}, {@link FindingKind#LEADING_WILDCARD}, {@link
 *     FindingKind#FUNCTION_ON_COLUMN}, {@link FindingKind#NOT_IN_SUBQUERY}, {@link
 *     FindingKind#CORRELATED_SUBQUERY}, {@link FindingKind#ORDER_BY_RANDOM} or {@link
 *     FindingKind#CARTESIAN_PRODUCT}
 * @param what what the mark is, for people: the end of a sentence
 */
public record TextFinding(Evidence evidence, FindingKind kind, String what) implements Finding {

  public TextFinding {
    Objects.requireNonNull(evidence, "evidence");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(what, "what");
  }

  @Override
  public long needed() {
    return occurrences();
  }

  /** The same as {@link #wasted()}: what it costs, it costs in the database. */
  @Override
  public Duration wastedAt(Duration networkDistance) {
    return wasted();
  }

  @Override
  public String summary() {
    return kind.title() + ": " + what;
  }

  @Override
  public TextFinding withEvidence(Evidence facts) {
    return new TextFinding(facts, kind, what);
  }
}
