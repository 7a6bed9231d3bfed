package dev.roundtrip.internal.probe;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The leases of one Roundtrip that are not over yet, so that a dropped one is noticed and a
 * statement in flight is found. Holds no connection: a {@link Lease} is a weak reference. The locks
 * are held for a few instructions only, never around a call of the driver. Thread-safe.
 */
final class Leases {

  /** Threads that acquire and close at the same time rarely meet in one of these. */
  private static final int STRIPES = 16;

  /** Leases that are over but for statements that were left open: more of them are forgotten. */
  private static final int MAXIMUM_LEFT = 1_024;

  private final ReferenceQueue<ConnectionProbe> dropped = new ReferenceQueue<>();
  private final Stripe[] stripes = new Stripe[STRIPES];
  private final AtomicInteger left = new AtomicInteger();
  private volatile boolean closed;

  Leases() {
    for (int i = 0; i < STRIPES; i++) {
      stripes[i] = new Stripe();
    }
  }

  ReferenceQueue<ConnectionProbe> dropped() {
    return dropped;
  }

  void add(InFlight lease) {
    if (!closed) {
      Stripe stripe = stripes[(int) (Thread.currentThread().getId() & (STRIPES - 1))];
      lease.stripe = stripe;
      stripe.add(lease);
    }
  }

  void remove(InFlight lease) {
    Stripe stripe = lease.stripe;
    if (stripe != null) {
      stripe.remove(lease);
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
    for (Stripe stripe : stripes) {
      stripe.collect(found, nanos, now);
    }
    return found;
  }

  /** Forgets everything, and remembers nothing from now on. */
  void close() {
    closed = true;
    for (Stripe stripe : stripes) {
      stripe.clear();
    }
  }

  /** A part of the leases, as a ring of which {@link #end} is the only constant member. */
  static final class Stripe {

    private final InFlight end = new InFlight(null, null);

    void add(InFlight lease) {
      synchronized (this) {
        InFlight last = end.previous;
        lease.previous = last;
        lease.next = end;
        last.next = lease;
        end.previous = lease;
      }
    }

    void remove(InFlight lease) {
      synchronized (this) {
        if (lease.next != lease) {
          lease.previous.next = lease.next;
          lease.next.previous = lease.previous;
          lease.previous = lease;
          lease.next = lease;
        }
      }
    }

    void collect(List<InFlight> found, long nanos, long now) {
      synchronized (this) {
        for (InFlight lease = end.next; lease != end; lease = lease.next) {
          if (lease.longerThan(nanos, now)) {
            found.add(lease);
          }
        }
      }
    }

    void clear() {
      synchronized (this) {
        for (InFlight lease = end.next; lease != end; ) {
          InFlight next = lease.next;
          lease.previous = lease;
          lease.next = lease;
          lease = next;
        }
        end.previous = end;
        end.next = end;
      }
    }
  }
}
