package dev.roundtrip.internal.probe;

import dev.roundtrip.internal.scope.Execution;
import java.lang.ref.Reference;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * The statements of one connection that were not closed yet, a bounded number of them. A list
 * through the statements themselves, in a superclass of {@link ConnectionProbe}, so that it costs
 * nothing. Not thread-safe, as JDBC's connections are used by one thread at a time; should two
 * meet, it may forget a statement.
 */
abstract class OpenStatements extends ImplicitScope {

  /**
   * Enough to say that statements are left open. The oldest are kept: of a connection that stays
   * open for long, the youngest are those that are just being used.
   */
  private static final int MAXIMUM = 8;

  private @Nullable StatementProbe first;
  private byte size;

  OpenStatements(Recorder recorder) {
    super(recorder);
  }

  final void opened(StatementProbe statement) {
    if (size < MAXIMUM) {
      size++;
      statement.nextOpen = first;
      first = statement;
    }
  }

  /** Whether it was in the list. */
  final boolean remove(StatementProbe statement) {
    StatementProbe previous = null;
    for (StatementProbe next = first; next != null; next = next.nextOpen) {
      if (next == statement) {
        unlink(previous, statement);
        return true;
      }
      previous = next;
    }
    return false;
  }

  private void unlink(@Nullable StatementProbe previous, StatementProbe statement) {
    size--;
    if (previous == null) {
      first = statement.nextOpen;
    } else {
      previous.nextOpen = statement.nextOpen;
    }
    statement.nextOpen = null;
  }

  final void forgetStatements() {
    for (StatementProbe statement = first; statement != null; ) {
      StatementProbe next = statement.nextOpen;
      remove(statement);
      statement = next;
    }
  }

  /**
   * How many the driver says are open. Those that were closed beneath us, as pools do when a
   * connection is given back, are taken off the list. Asked of a connection that was closed, and
   * only if statements of it were not.
   */
  final int stillOpen() {
    int open = 0;
    for (StatementProbe statement = first; statement != null && open < MAXIMUM; ) {
      StatementProbe next = statement.nextOpen;
      if (isOpen(statement.raw)) {
        open++;
      } else {
        remove(statement);
      }
      statement = next;
    }
    return open;
  }

  /** What one of them sent last, or null. */
  final @Nullable Execution lastExecution() {
    for (StatementProbe statement = first; statement != null; statement = statement.nextOpen) {
      if (statement.last() != null) {
        return statement.last();
      }
    }
    return null;
  }

  private static boolean isOpen(@Nullable Object raw) {
    try {
      Object held = raw instanceof Reference<?> reference ? reference.get() : raw;
      return held instanceof Statement statement && !statement.isClosed();
    } catch (Throwable cannotTell) {
      return false; // What cannot say that it is open is not said to be.
    }
  }
}
