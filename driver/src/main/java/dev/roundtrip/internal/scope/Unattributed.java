package dev.roundtrip.internal.scope;

import java.util.concurrent.atomic.LongAdder;

/**
 * Executions that belong to no scope any more: their scope had ended when they were sent. They are
 * counted here, in sight, and blamed on nobody. Thread-safe.
 */
public final class Unattributed {

  private final LongAdder statements = new LongAdder();
  private final LongAdder nanos = new LongAdder();

  void add(Execution execution) {
    statements.increment();
    nanos.add(execution.nanos());
  }

  /** How many statements. */
  public long statements() {
    return statements.sum();
  }

  /** Their time in the database, in nanoseconds. */
  public long nanos() {
    return nanos.sum();
  }
}
