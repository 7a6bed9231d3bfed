package dev.roundtrip.finding;

import java.time.Duration;
import java.util.List;
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
 * @param notes what else is known of it, such as the handler of the request; one line each
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
    Advice advice,
    List<Note> notes) {

  /**
   * One more fact, in the words of a framework.
   *
   * @param label one word, or two short ones
   * @param text one line
   */
  public record Note(String label, String text) {

    public Note {
      Objects.requireNonNull(label, "label");
      Objects.requireNonNull(text, "text");
    }
  }

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
    notes = List.copyOf(notes);
    if (occurrences < 1) {
      throw new IllegalArgumentException("occurrences must be at least 1, was " + occurrences);
    }
  }

  /** The facts without notes. */
  public Evidence(
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
    this(
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
        advice,
        List.of());
  }

  /** The same facts with other advice and notes, for example in the words of a framework. */
  public Evidence with(Advice better, List<Note> others) {
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
        better,
        others);
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
        advice,
        notes);
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
