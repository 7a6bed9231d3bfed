package dev.roundtrip.internal.probe;

/**
 * What the probes have to know of the configuration.
 *
 * @param detects whether anything is judged; otherwise executions are counted, and no stack is
 *     walked and no value remembered
 * @param slowNanos from how many nanoseconds on the stack of a single execution is walked
 * @param walkFirst whether the first execution of a shape in an explicit scope has its stack walked
 *     as well, and each acquisition of a connection in one, which is exact where two executions
 *     decide, at about a microsecond each
 * @param showValues whether statements are remembered with their values
 * @param explains whether databases are asked for plans, and what a slow statement was sent with is
 *     kept for that
 * @param keepsRepetitions whether lookups are kept each with what it was sent with, so that one
 *     statement in place of many can be tried
 * @param acquisitionNanos from how many nanoseconds on an acquisition is reported; {@link #NEVER}
 *     not to report any
 * @param stillRunningNanos after how many nanoseconds in flight an execution is reported; {@link
 *     #NEVER} not to report any
 * @param tickNanos how often executions in flight are looked at
 */
public record ProbeSettings(
    boolean detects,
    long slowNanos,
    boolean walkFirst,
    boolean showValues,
    boolean explains,
    boolean keepsRepetitions,
    long acquisitionNanos,
    long stillRunningNanos,
    long tickNanos) {

  /** Nothing takes this long. */
  public static final long NEVER = Long.MAX_VALUE;
}
