package dev.roundtrip.pains;

import java.util.concurrent.CountDownLatch;

/** Functions that H2 calls, so that a test knows when a statement is being executed. */
public final class InDriver {

  private static volatile CountDownLatch entered = new CountDownLatch(1);

  private InDriver() {}

  /** To be called before the statement is sent, and awaited by another thread. */
  static CountDownLatch expect() {
    entered = new CountDownLatch(1);
    return entered;
  }

  /** Goes on. */
  public static int enter() {
    entered.countDown();
    return 1;
  }

  /** Waits until its thread is interrupted. */
  public static int linger() throws InterruptedException {
    entered.countDown();
    new CountDownLatch(1).await();
    return 1;
  }
}
