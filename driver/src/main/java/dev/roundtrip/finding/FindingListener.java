package dev.roundtrip.finding;

/**
 * Receives findings. Called on the thread that closes the scope, after the scope's last statement.
 * What belongs to no scope comes at once: a statement that still runs on a thread of Roundtrip, a
 * connection that was dropped or slow to get on a thread that acquires one. Calls may overlap, so
 * an implementation must be thread-safe. What it throws is logged and never reaches the
 * application.
 */
@FunctionalInterface
public interface FindingListener {

  /** This was found. */
  void onFinding(Finding finding);
}
