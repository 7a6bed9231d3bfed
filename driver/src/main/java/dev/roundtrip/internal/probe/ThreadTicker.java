package dev.roundtrip.internal.probe;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The one thread of a Roundtrip. A daemon, so that it keeps no JVM alive, and with a weak reference
 * to what it works for, so that it ends with a Roundtrip that nobody closed.
 */
final class ThreadTicker implements Ticker {

  static final String THREAD_NAME = "roundtrip-ticker";

  private final long periodNanos;
  private final WeakReference<Runnable> task;
  private final AtomicBoolean started = new AtomicBoolean();
  private volatile @Nullable Thread thread;
  private volatile boolean stopped;

  /**
   * A ticker that has not started.
   *
   * @param task what to call; somebody else has to hold it, and it must not throw
   */
  ThreadTicker(long periodNanos, Runnable task) {
    this.periodNanos = periodNanos;
    this.task = new WeakReference<>(task);
  }

  @Override
  public void start() {
    if (started.get() || stopped || !started.compareAndSet(false, true)) {
      return;
    }
    Thread ticking = new Thread(null, this::run, THREAD_NAME, 0, false);
    ticking.setDaemon(true);
    ticking.setContextClassLoader(null); // It would be held as long as the thread lives.
    thread = ticking;
    ticking.start();
  }

  @Override
  public void stop() {
    stopped = true;
    LockSupport.unpark(thread);
  }

  private void run() {
    while (!stopped && tick()) {
      LockSupport.parkNanos(this, periodNanos);
    }
  }

  private boolean tick() {
    Runnable present = task.get();
    if (present != null) {
      present.run();
    }
    return present != null;
  }
}
