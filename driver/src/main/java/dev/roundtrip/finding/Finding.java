package dev.roundtrip.finding;

import dev.roundtrip.plan.Plan;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A verdict about the statements of one scope: what was wasteful, where it comes from, what it cost
 * and what to change. Immutable, free of values that the application sent or read unless the user
 * asked for them.
 */
public sealed interface Finding
    permits NPlusOneFinding,
        LookupInLoopFinding,
        WriteInLoopFinding,
        ReadModifyWriteFinding,
        DuplicateFinding,
        BatchTooSmallFinding,
        VaryingInLengthFinding,
        LiteralsInsteadOfBindsFinding,
        SlowStatementFinding,
        StillRunningFinding,
        NotClosedFinding,
        SlowAcquisitionFinding,
        TextFinding,
        ResultFinding,
        ScopeFinding {

  /** What kind of waste this is. */
  FindingKind kind();

  /** The facts that every finding carries. */
  Evidence evidence();

  /** The same verdict with other facts; for those who know more about it, such as frameworks. */
  Finding withEvidence(Evidence facts);

  /** How much it matters. */
  default Severity severity() {
    return evidence().severity();
  }

  /**
   * The finding's identity as 16 hexadecimal digits: equal for the same problem in every run, and
   * stable while lines move, so that it can stand in an allow list.
   */
  default String fingerprint() {
    return evidence().fingerprint();
  }

  /** The name of the scope in which it was found, for example {@code GET /authors}. */
  default String scope() {
    return evidence().scope();
  }

  /**
   * The statement that is repeated, or slow; {@link StatementShape#none()} for a finding that
   * concerns no statement.
   */
  default StatementShape shape() {
    return evidence().shape();
  }

  /** The application's line that owns it; {@link CallSite#unknown()} if there was none. */
  default CallSite callSite() {
    return evidence().callSite();
  }

  /** How many executions the finding is about, at least 1. */
  default long occurrences() {
    return evidence().occurrences();
  }

  /**
   * How many of these executions would do after the change, at least 1; all of them where the waste
   * is not in their number.
   */
  default long needed() {
    return 1;
  }

  /** Time in the database that the advised change would save, measured in this scope. */
  default Duration wasted() {
    return evidence().wasted();
  }

  /**
   * What the same executions would waste if every round trip took {@code networkDistance} longer. A
   * database on the same machine hides what this shows.
   */
  default Duration wastedAt(Duration networkDistance) {
    return evidence().wastedAt(networkDistance, needed());
  }

  /** One sentence: what happened, how often, where from. */
  String summary();

  /** What to change. */
  default Advice advice() {
    return evidence().advice();
  }

  /**
   * How the database runs {@link #shape()}, or null if it was not asked or gave no answer. Free of
   * values, and without the raw answer, unless the user asked for values.
   */
  default @Nullable Plan plan() {
    return null;
  }

  /** Why there is no plan, one line; null if there is one, or if none was asked for. */
  default @Nullable String noPlan() {
    return null;
  }
}
