package dev.roundtrip.internal.scope;

/**
 * How much a scope remembers; what goes beyond is still counted.
 *
 * @param groups different (shape, call path) pairs
 * @param executionsPerGroup executions remembered one by one in a group
 * @param executions executions remembered one by one in a scope
 * @param values result values remembered in a scope
 */
public record LedgerLimits(int groups, int executionsPerGroup, int executions, int values) {

  /** About one megabyte for a scope that fills everything. */
  public static final LedgerLimits DEFAULT = new LedgerLimits(512, 256, 8_192, 32_768);
}
