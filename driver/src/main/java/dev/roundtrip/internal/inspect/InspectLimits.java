package dev.roundtrip.internal.inspect;

/**
 * From where on something is worth changing.
 *
 * @param idleSeconds how long a transaction may do nothing
 * @param runningSeconds how long a statement may run
 * @param indexBytes smaller indexes that nobody uses are left alone
 * @param rows tables with fewer rows are read as a whole for good reason
 * @param deadRows fewer dead rows are left to autovacuum
 * @param calls statements that were sent less often are no N+1 of any weight
 */
record InspectLimits(
    long idleSeconds, long runningSeconds, long indexBytes, long rows, long deadRows, long calls) {

  static final InspectLimits DEFAULT = new InspectLimits(60, 5, 1 << 20, 10_000, 10_000, 10_000);
}
