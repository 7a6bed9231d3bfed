package dev.roundtrip.finding;

/**
 * Receives findings. Called on the thread that closes the scope, after the scope's last statement;
 * calls for different scopes may overlap, so an implementation must be thread-safe. What it throws
 * is logged and never reaches the application.
 */
@FunctionalInterface
public interface FindingListener {

  /** A scope has ended with this finding. */
  void onFinding(Finding finding);
}
