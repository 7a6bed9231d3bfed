package dev.roundtrip.internal.datasourceproxy;

import dev.roundtrip.internal.probe.ConnectionProbe;
import dev.roundtrip.internal.probe.ResultSetProbe;
import dev.roundtrip.internal.probe.StatementProbe;
import java.util.ArrayDeque;
import java.util.Deque;
import net.ttddyy.dsproxy.listener.MethodExecutionContext;
import org.jspecify.annotations.Nullable;

/** One lease of a connection, and the rows that are being read over it. */
final class Lease {

  /** Rows of so many statements are read at the same time; of older ones nothing more is seen. */
  private static final int MAXIMUM_RESULTS = 16;

  private final ConnectionProbe probe;
  private final Deque<ReadRows> reading = new ArrayDeque<>(2);
  private @Nullable Object lastStatement;
  private @Nullable StatementProbe lastProbe;

  Lease(ConnectionProbe probe) {
    this.probe = probe;
  }

  ConnectionProbe probe() {
    return probe;
  }

  /** A statement may be asked for its rows later. */
  void executed(Object statement, StatementProbe statementProbe) {
    lastStatement = statement;
    lastProbe = statementProbe;
  }

  void readLast(Object statement, Object rows) {
    StatementProbe executed = lastProbe;
    if (executed != null && statement == lastStatement) {
      read(rows, executed.resultSet());
    }
  }

  void read(Object rows, ResultSetProbe rowsProbe) {
    if (reading.size() == MAXIMUM_RESULTS) {
      reading.removeLast();
    }
    reading.addFirst(new ReadRows(rows, rowsProbe));
  }

  @Nullable ReadRows rows(Object rows) {
    for (ReadRows candidate : reading) {
      if (candidate.isOf(rows)) {
        return candidate;
      }
    }
    return null;
  }

  void forget(Object rows) {
    reading.removeIf(candidate -> candidate.isOf(rows));
  }

  /**
   * A method of the connection has returned or thrown.
   *
   * @return whether the lease has ended
   */
  boolean called(MethodExecutionContext call, long start) {
    Throwable thrown = call.getThrown();
    String name = call.getMethod().getName();
    boolean plain = call.getMethod().getParameterCount() == 0;
    switch (name) {
      case "close", "abort" -> {
        probe.closed();
        return true;
      }
      case "commit" -> {
        if (thrown == null) {
          probe.committed(start);
        } else {
          probe.failed(start, thrown);
        }
      }
      case "rollback" -> {
        if (plain && thrown == null) {
          probe.rolledBack(start);
        } else if (plain) {
          probe.failed(start, thrown);
        }
      }
      case "setAutoCommit" -> {
        if (thrown == null && call.getMethodArgs()[0] instanceof Boolean on) {
          probe.autoCommitSet(on);
        }
      }
      case "isValid", "clearWarnings" -> probe.changedHands();
      default -> {
        // Nothing that a scope depends on.
      }
    }
    return false;
  }
}
