package dev.roundtrip.agent.states;

import dev.roundtrip.agent.bridge.RoundtripBridge;
import dev.roundtrip.agent.hooks.ObjectState;
import dev.roundtrip.agent.hooks.Operation;
import dev.roundtrip.internal.probe.ResultSetProbe;
import java.sql.ResultSet;
import org.jspecify.annotations.Nullable;

/** Rows that a call of the application has given it; rows beneath have no state. */
final class ResultSetState extends ObjectState {

  private final ResultSetProbe probe;
  private final StatementState statement;
  private final int generation;

  ResultSetState(ResultSetProbe probe, StatementState statement, int generation) {
    this.probe = probe;
    this.statement = statement;
    this.generation = generation;
  }

  /** Whether these are the rows of this very execution. */
  boolean isOf(StatementState other, int present) {
    return statement == other && generation == present;
  }

  @Override
  public void returned(
      int operation, long start, @Nullable Object argument, @Nullable Object result) {
    if (operation == Operation.UNWRAP && result instanceof ResultSet) {
      RoundtripBridge.keep(result, this);
    }
  }

  @Override
  public void counted(int operation, long start, @Nullable Object argument, long result) {
    switch (operation) {
      case Operation.CLOSE -> probe.closed();
      case Operation.ROW_USED -> probe.rowUsed();
      default -> {
        // Nothing to tell.
      }
    }
  }

  @Override
  public void threw(int operation, long start, Throwable failure) {
    if (operation == Operation.CLOSE) {
      probe.closed();
    }
  }

  @Override
  public long beforeNext() {
    return probe.beforeNext();
  }

  @Override
  public void afterNext(long start, boolean hasRow) {
    probe.afterNext(start, hasRow);
  }

  @Override
  public void nextFailed(Throwable failure) {
    probe.nextFailed(failure);
  }

  @Override
  public void moved() {
    probe.moved();
  }

  @Override
  public void found(String label, int index) {
    probe.found(index, label);
  }

  @Override
  public void read(int column, long value) {
    probe.read(column, value);
  }

  @Override
  public void read(int column, double value) {
    probe.read(column, value);
  }

  @Override
  public void read(int column, @Nullable String value) {
    probe.read(column, value);
  }

  @Override
  public void read(int column, byte @Nullable [] value) {
    probe.read(column, value);
  }

  @Override
  public void readObject(int column, @Nullable Object value) {
    if (value instanceof ResultSet) {
      probe.readOpaque(column);
    } else {
      probe.readObject(column, value);
    }
  }

  @Override
  public void readOpaque(int column) {
    probe.readOpaque(column);
  }

  @Override
  public void read(String label, long value) {
    probe.read(label, value);
  }

  @Override
  public void read(String label, double value) {
    probe.read(label, value);
  }

  @Override
  public void read(String label, @Nullable String value) {
    probe.read(label, value);
  }

  @Override
  public void read(String label, byte @Nullable [] value) {
    probe.read(label, value);
  }

  @Override
  public void readObject(String label, @Nullable Object value) {
    if (value instanceof ResultSet) {
      probe.readOpaque(label);
    } else {
      probe.readObject(label, value);
    }
  }

  @Override
  public void readOpaque(String label) {
    probe.readOpaque(label);
  }
}
