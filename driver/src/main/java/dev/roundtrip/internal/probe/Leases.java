package dev.roundtrip.internal.probe;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The leases of one Roundtrip that are not over yet, so that a dropped one is noticed and a
 * statement in flight is found. Holds no connection: a {@link Lease} is a weak reference. Tables of
 * places of which each lease takes a free one: no lock, and one atomic step for each lease
 * (JdbcBenchmark.lookup). As large as most leases at a time have made it. Thread-safe.
 */
final class Leases {

  /** Leases that are over but for statements that were left open: more of them are forgotten. */
  private static final int MAXIMUM_LEFT = 1_024;

  private final ReferenceQueue<ConnectionProbe> dropped = new ReferenceQueue<>();
  private final Table first = new Table();
  private final AtomicInteger left = new AtomicInteger();
  private volatile boolean closed;

  ReferenceQueue<ConnectionProbe> dropped() {
    return dropped;
  }

  void add(InFlight lease) {
    if (!closed) {
      int start = Table.start(Thread.currentThread());
      Table table = first;
      while (!table.add(lease, start)) {
        table = table.following();
      }
    }
  }

  void remove(InFlight lease) {
    Table table = lease.table;
    if (table != null) {
      lease.table = null;
      table.remove(lease);
    }
  }

  /** Whether a lease that is over may be kept until its statements are closed or dropped. */
  boolean keep() {
    if (left.incrementAndGet() > MAXIMUM_LEFT || closed) {
      left.decrementAndGet();
      return false;
    }
    return true;
  }

  /** A lease that was kept is not needed any more. */
  void removeKept(Lease lease) {
    left.decrementAndGet();
    remove(lease);
  }

  /** Looks at what the application has dropped since the last time. */
  void noticeDropped() {
    for (Reference<?> next = dropped.poll(); next != null; next = dropped.poll()) {
      if (next instanceof Lease lease) {
        lease.dropped();
      }
    }
  }

  /** Those with an execution that has been in flight for this long and was not seen before. */
  List<InFlight> inFlightLongerThan(long nanos, long now) {
    List<InFlight> found = new ArrayList<>(0);
    for (Table table = first; table != null; table = table.next) {
      table.collect(found, nanos, now);
    }
    return found;
  }

  /** Forgets everything, and remembers nothing from now on. */
  void close() {
    closed = true;
    for (Table table = first; table != null; table = table.next) {
      table.clear();
    }
  }

  /** Some places, and the way to more. */
  @SuppressWarnings("serial") // Nobody writes it anywhere.
  static final class Table extends AtomicReferenceArray<@Nullable InFlight> {

    /** A power of two. */
    private static final int PLACES = 256;

    /** How many are looked at before it goes on to the next table. */
    private static final int TRIES = 32;

    private volatile @Nullable Table next;

    Table() {
      super(PLACES);
    }

    /** Threads begin at places of their own, and rarely meet. */
    static int start(Thread thread) {
      return (int) ((thread.getId() * 0x9E3779B97F4A7C15L) >>> 56);
    }

    boolean add(InFlight lease, int start) {
      for (int i = start; i < start + TRIES; i++) {
        int place = i & (PLACES - 1);
        if (get(place) == null && compareAndSet(place, null, lease)) {
          lease.table = this;
          lease.place = place;
          return true;
        }
      }
      return false;
    }

    @SuppressWarnings("ReferenceEquality")
    void remove(InFlight lease) {
      if (get(lease.place) == lease) {
        lazySet(lease.place, null);
      }
    }

    Table following() {
      Table known = next;
      if (known == null) {
        synchronized (this) {
          known = next;
          if (known == null) {
            known = new Table();
            next = known;
          }
        }
      }
      return known;
    }

    void collect(List<InFlight> found, long nanos, long now) {
      for (int place = 0; place < PLACES; place++) {
        InFlight lease = get(place);
        if (lease != null && lease.longerThan(nanos, now)) {
          found.add(lease);
        }
      }
    }

    void clear() {
      for (int place = 0; place < PLACES; place++) {
        lazySet(place, null);
      }
    }
  }
}
