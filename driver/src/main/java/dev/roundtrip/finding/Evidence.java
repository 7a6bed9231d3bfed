package dev.roundtrip.finding;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The facts that every {@link Finding} carries.
 *
 * @param severity how much it matters
 * @param fingerprint 16 hexadecimal digits, see {@link Finding#fingerprint()}
 * @param scope the scope's name
 * @param shape the statement's shape
 * @param callSite the application's line
 * @param occurrences how many executions, at least 1
 * @param total time in the database of all these executions
 * @param median time in the database of the middle one
 * @param wasted time that the advised change would save
 * @param rows how many rows the application read from them; 0 for writes
 * @param example one of the statements with its values, or null unless values were asked for
 * @param advice what to change
 */
public record Evidence(
    Severity severity,
    String fingerprint,
    String scope,
    StatementShape shape,
    CallSite callSite,
    long occurrences,
    Duration total,
    Duration median,
    Duration wasted,
    long rows,
    @Nullable String example,
    Advice advice) {

  public Evidence {
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(fingerprint, "fingerprint");
    Objects.requireNonNull(scope, "scope");
    Objects.requireNonNull(shape, "shape");
    Objects.requireNonNull(callSite, "callSite");
    Objects.requireNonNull(total, "total");
    Objects.requireNonNull(median, "median");
    Objects.requireNonNull(wasted, "wasted");
    Objects.requireNonNull(advice, "advice");
    if (occurrences < 1) {
      throw new IllegalArgumentException("occurrences must be at least 1, was " + occurrences);
    }
  }

  /** The same facts with another severity. */
  public Evidence withSeverity(Severity other) {
    return new Evidence(
        other,
        fingerprint,
        scope,
        shape,
        callSite,
        occurrences,
        total,
        median,
        wasted,
        rows,
        example,
        advice);
  }

  /** The same facts with another advice. */
  public Evidence withAdvice(Advice other) {
    return new Evidence(
        severity,
        fingerprint,
        scope,
        shape,
        callSite,
        occurrences,
        total,
        median,
        wasted,
        rows,
        example,
        other);
  }

  /** What all executions but {@code needed} waste if a round trip takes this much longer. */
  Duration wastedAt(Duration networkDistance, long needed) {
    return wasted.plus(networkDistance.multipliedBy(occurrences - needed));
  }
}
