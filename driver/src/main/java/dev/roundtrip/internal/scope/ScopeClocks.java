package dev.roundtrip.internal.scope;

import dev.roundtrip.internal.callsite.CallPath;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a scope counted beyond its statements. Counted by several threads; once its ledger is closed
 * it no longer changes, and can be read without a lock.
 */
public final class ScopeClocks {

  /** Different SQLStates that are told apart: more of them are counted as one. */
  private static final int MAXIMUM_STATES = 16;

  private static final String OTHER_STATES = "other";

  private long acquisitions;
  private long acquisitionNanos;
  private long longestAcquisitionNanos;
  private long leases;
  private long leaseNanos;
  private int held;
  private int mostHeld;
  private int heldByOne;
  private int mostHeldByOne;
  private CallPath heldAnother = CallPath.unknown();

  /** Who took the last of the connections that are held, and where; null where that is unclear. */
  private @Nullable Thread lastHolder;

  private @Nullable Object lastSource;
  private long transactions;
  private final ConnectionUses leaseUses = new ConnectionUses();
  private final ConnectionUses transactionUses = new ConnectionUses();
  private long commits;
  private long commitNanos;
  private long rollbacks;
  private long rollbackNanos;
  private final Map<String, Long> failuresByState = new LinkedHashMap<>(2);

  private boolean closed;

  ScopeClocks(boolean closed) {
    this.closed = closed;
  }

  synchronized void close() {
    closed = true;
    lastHolder = null;
    lastSource = null;
  }

  /** A connection was asked for; {@code nanos} is how long that took. */
  public synchronized void acquired(long nanos) {
    if (!closed) {
      acquisitions++;
      acquisitionNanos += nanos;
      longestAcquisitionNanos = Math.max(longestAcquisitionNanos, nanos);
    }
  }

  /**
   * A connection was handed out in this scope, to the thread that calls.
   *
   * @param source stands for the data source that it is from
   * @param path the frames that asked for it; unknown if the stack was not walked
   */
  public synchronized void leased(Object source, CallPath path) {
    if (!closed) {
      held++;
      mostHeld = Math.max(mostHeld, held);
      boolean another = isSame(source, lastSource) && lastHolder == Thread.currentThread();
      heldByOne = another ? heldByOne + 1 : 1;
      if (heldByOne > Math.max(1, mostHeldByOne)) {
        heldAnother = path;
      }
      mostHeldByOne = Math.max(mostHeldByOne, heldByOne);
      lastHolder = Thread.currentThread();
      lastSource = source;
    }
  }

  @SuppressWarnings("ReferenceEquality") // It only stands for a data source.
  private static boolean isSame(Object source, @Nullable Object other) {
    return source == other;
  }

  /** A connection was closed that had been acquired in this scope. */
  public synchronized void released(ConnectionUse use) {
    if (!closed) {
      held--;
      lastHolder = null; // Whose it was is not known: rather miss one than blame two threads.
      leases++;
      leaseNanos += use.nanos();
      leaseUses.add(use);
    }
  }

  /** A transaction has ended whose last statements were counted in this scope. */
  public synchronized void transaction(ConnectionUse use) {
    if (!closed) {
      transactions++;
      transactionUses.add(use);
    }
  }

  /** A commit succeeded. */
  public synchronized void committed(long nanos) {
    if (!closed) {
      commits++;
      commitNanos += nanos;
    }
  }

  /** A rollback succeeded. */
  synchronized void rolledBack(long nanos) {
    if (!closed) {
      rollbacks++;
      rollbackNanos += nanos;
    }
  }

  /** A statement failed with this SQLState. */
  public synchronized void failed(String state) {
    if (!closed) {
      boolean known =
          failuresByState.containsKey(state) || failuresByState.size() < MAXIMUM_STATES - 1;
      failuresByState.merge(known ? state : OTHER_STATES, 1L, Long::sum);
    }
  }

  /** How often a connection was asked for, in vain included. */
  public long acquisitions() {
    return acquisitions;
  }

  /** How long all of that took, in nanoseconds. */
  public long acquisitionNanos() {
    return acquisitionNanos;
  }

  /** How long the longest took, in nanoseconds. */
  public long longestAcquisitionNanos() {
    return longestAcquisitionNanos;
  }

  /** How many connections were closed that had been acquired in the scope. */
  public long leases() {
    return leases;
  }

  /** How long these had been held, in nanoseconds. */
  public long leaseNanos() {
    return leaseNanos;
  }

  /** How many connections the scope held at the same time, at most. */
  public int mostConnectionsHeld() {
    return mostHeld;
  }

  /**
   * How many connections of one data source a thread held at the same time in the scope, at most: a
   * lower bound where several threads take and give back connections in turns.
   */
  public int mostHeldByOneThread() {
    return mostHeldByOne;
  }

  /** The frames that asked for the first connection beyond one; unknown if there is none. */
  public CallPath heldAnother() {
    return heldAnother;
  }

  /**
   * How each of these leases spent its time, in order of their ends. Of more than 64 those with the
   * longest pauses.
   */
  public List<ConnectionUse> leaseUses() {
    return leaseUses.inOrder();
  }

  /** How many transactions ended in the scope that had sent a statement. */
  public long transactions() {
    return transactions;
  }

  /**
   * How each of these spent its time, in order of their ends. Of more than 64 those with the
   * longest pauses. A transaction that began in another scope is here with all of its time.
   */
  public List<ConnectionUse> transactionUses() {
    return transactionUses.inOrder();
  }

  /** How many commits succeeded. */
  public long commits() {
    return commits;
  }

  /** How long they took, in nanoseconds. */
  public long commitNanos() {
    return commitNanos;
  }

  /** How many rollbacks succeeded, those to a savepoint included. */
  public long rollbacks() {
    return rollbacks;
  }

  /** How long they took, in nanoseconds. */
  public long rollbackNanos() {
    return rollbackNanos;
  }

  /** Failed statements by SQLState, in order of appearance. */
  public Map<String, Long> failuresByState() {
    return Collections.unmodifiableMap(failuresByState);
  }
}
