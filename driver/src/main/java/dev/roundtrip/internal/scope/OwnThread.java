package dev.roundtrip.internal.scope;

/**
 * A thread on which a Roundtrip asks for itself. What it sends is counted by no Roundtrip: another
 * one may observe the same data source.
 */
public final class OwnThread extends Thread {

  /** A daemon. */
  public OwnThread(Runnable task, String name) {
    super(task, name);
    setDaemon(true);
  }
}
