package dev.roundtrip.internal.probe;

import dev.roundtrip.internal.scope.OpenScope;
import dev.roundtrip.internal.sql.ParsedSql;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * What is in flight on a connection. Written by the thread that executes and read by the ticker,
 * without a lock and without an object for each execution. A superclass of {@link Lease}, not a
 * part of it, so that a lease costs one object.
 */
class InFlight extends WeakReference<ConnectionProbe> {

  private static final VarHandle SINCE;

  static {
    try {
      SINCE = MethodHandles.lookup().findVarHandle(InFlight.class, "since", long.class);
    } catch (ReflectiveOperationException impossible) {
      throw new ExceptionInInitializerError(impossible);
    }
  }

  /** Where it stands in {@link Leases}; null if it does not. */
  Leases.@Nullable Table table;

  int place;

  /**
   * When the execution was sent, made odd; made even once the ticker has seen it; 0 while there is
   * none. The fields below belong to it.
   */
  @SuppressWarnings("unused") // through SINCE
  private long since;

  private @Nullable ParsedSql sql;
  private @Nullable Thread thread;
  private @Nullable String scope;

  InFlight(@Nullable ConnectionProbe connection, @Nullable ReferenceQueue<ConnectionProbe> queue) {
    super(connection, queue);
  }

  /** Whether nothing has been sent yet. */
  final boolean isFirst() {
    return thread == null;
  }

  /** A statement is about to be sent. */
  final void sending(@Nullable ParsedSql text, @Nullable OpenScope in, long start) {
    sql = text;
    thread = Thread.currentThread();
    scope = in == null ? null : in.ledger().scope();
    SINCE.setRelease(this, start | 1);
  }

  /** It has returned. */
  final void returned() {
    SINCE.setOpaque(this, 0L);
  }

  /** Whether an execution that was not seen yet has been in flight for this long. */
  final boolean longerThan(long nanos, long now) {
    long start = (long) SINCE.getAcquire(this);
    return (start & 1) != 0 && now - start >= nanos;
  }

  /** Shows the execution to a witness, who has to make sure that it is still the same. */
  final void show(Witness witness) {
    long start = (long) SINCE.getAcquire(this);
    ParsedSql text = sql;
    Thread waiting = thread;
    long seen = start & ~1L;
    if ((start & 1) != 0
        && text != null
        && waiting != null
        && SINCE.compareAndSet(this, start, seen)) {
      witness.sees(text, waiting, scope, start, () -> (long) SINCE.getAcquire(this) == seen);
    }
  }

  /** Looks at an execution in flight. */
  @FunctionalInterface
  interface Witness {

    void sees(
        ParsedSql text,
        Thread waiting,
        @Nullable String scope,
        long start,
        java.util.function.BooleanSupplier isStillInFlight);
  }
}
