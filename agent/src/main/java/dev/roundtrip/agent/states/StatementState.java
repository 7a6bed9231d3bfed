package dev.roundtrip.agent.states;

import dev.roundtrip.agent.bridge.RoundtripBridge;
import dev.roundtrip.agent.bridge.RoundtripState;
import dev.roundtrip.agent.hooks.ObjectState;
import dev.roundtrip.agent.hooks.Operation;
import dev.roundtrip.internal.probe.ResultSetProbe;
import dev.roundtrip.internal.probe.StatementProbe;
import java.lang.ref.WeakReference;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** A statement: the application's, or one beneath it that is linked to that one, weakly. */
final class StatementState extends BindState {

  private final @Nullable StatementProbe probe;
  private @Nullable WeakReference<StatementState> self;
  private @Nullable WeakReference<StatementState> user;

  /** Counts executions and results, so that rows of an earlier one are told from those of now. */
  private int generation;

  StatementState(@Nullable StatementProbe probe) {
    super(probe);
    this.probe = probe;
  }

  @Override
  public @Nullable ObjectState resolved() {
    return probe != null ? this : linked();
  }

  private @Nullable StatementState linked() {
    return user == null ? null : user.get();
  }

  /** As each value is told: without a detour for the statement that the application has. */
  @Override
  public @Nullable RoundtripState enter() {
    if (probe == null) {
      StatementState linked = linked();
      return linked == null ? null : linked.enter();
    }
    return super.enter();
  }

  @Override
  public void passedOn(Object beneath, @Nullable RoundtripState state) {
    if (beneath instanceof Statement) {
      link(beneath, state);
    }
  }

  private void link(Object beneath, @Nullable RoundtripState state) {
    StatementState other = state instanceof StatementState known ? known : null;
    if (other == null) {
      other = new StatementState(null);
      RoundtripBridge.keep(beneath, other);
    }
    if (other.linked() != this) {
      WeakReference<StatementState> reference = self;
      if (reference == null) {
        reference = new WeakReference<>(this);
        self = reference;
      }
      other.user = reference;
    }
  }

  /** Not once it was told that something is being sent. */
  @Override
  public boolean givesWay(int operation) {
    return switch (operation) {
      case Operation.QUERY,
          Operation.QUERY_TEXT,
          Operation.EXECUTE,
          Operation.EXECUTE_TEXT,
          Operation.UPDATE,
          Operation.UPDATE_TEXT,
          Operation.BATCH ->
          false;
      default -> true;
    };
  }

  @Override
  public long begin(int operation, @Nullable Object argument) {
    return switch (operation) {
      case Operation.QUERY, Operation.EXECUTE, Operation.UPDATE -> told().begin();
      case Operation.QUERY_TEXT, Operation.EXECUTE_TEXT, Operation.UPDATE_TEXT ->
          told().begin((String) argument);
      case Operation.BATCH -> told().beginBatch();
      default -> 0;
    };
  }

  @Override
  public void returned(
      int operation, long start, @Nullable Object argument, @Nullable Object result) {
    switch (operation) {
      case Operation.QUERY, Operation.QUERY_TEXT -> {
        ResultSetProbe rows = told().queried(start);
        generation++;
        keep(result, rows);
      }
      case Operation.BATCH -> {
        generation++;
        if (result instanceof int[] counts) {
          told().batched(start, counts);
        } else {
          told().batched(start, (long[]) result);
        }
      }
      case Operation.RESULT_SET -> {
        if (result != null && !isKept(result)) {
          keep(result, told().resultSet());
        }
      }
      case Operation.GENERATED_KEYS -> {
        if (result != null && !isKept(result)) {
          keep(result, told().generatedKeys());
        }
      }
      case Operation.UNWRAP -> {
        if (result instanceof Statement && RoundtripBridge.stateOf(result) != this) {
          link(result, RoundtripBridge.stateOf(result));
        }
      }
      default -> {
        // Nothing to tell.
      }
    }
  }

  private void keep(@Nullable Object rows, ResultSetProbe rowsProbe) {
    if (rows != null) {
      RoundtripBridge.keep(rows, new ResultSetState(rowsProbe, this, generation));
    }
  }

  /** The same rows, asked for once more. */
  private boolean isKept(Object rows) {
    return RoundtripBridge.stateOf(rows) instanceof ResultSetState known
        && known.isOf(this, generation);
  }

  @Override
  public void counted(int operation, long start, @Nullable Object argument, long result) {
    switch (operation) {
      case Operation.EXECUTE, Operation.EXECUTE_TEXT -> {
        generation++;
        told().executed(start, result != 0);
      }
      case Operation.UPDATE, Operation.UPDATE_TEXT -> {
        generation++;
        told().updated(start, result);
      }
      case Operation.UPDATE_COUNT -> told().updateCount(result);
      case Operation.MORE_RESULTS -> {
        generation++;
        told().moreResults(result != 0);
      }
      case Operation.ADD_BATCH -> told().batchAdded();
      case Operation.ADD_BATCH_TEXT -> told().batchAdded((String) argument);
      case Operation.CLEAR_BATCH -> told().batchCleared();
      case Operation.CLEAR_PARAMETERS -> told().parametersCleared();
      case Operation.CLOSES_ITSELF -> told().closesItself();
      case Operation.CLOSE -> told().closed();
      default -> {
        // Nothing to tell.
      }
    }
  }

  @Override
  public void threw(int operation, long start, Throwable failure) {
    switch (operation) {
      case Operation.QUERY,
          Operation.QUERY_TEXT,
          Operation.EXECUTE,
          Operation.EXECUTE_TEXT,
          Operation.UPDATE,
          Operation.UPDATE_TEXT,
          Operation.BATCH ->
          told().failed(start, failure);
      case Operation.CLOSE -> told().closed();
      default -> {
        // Nothing to tell.
      }
    }
  }
}
