package dev.roundtrip.testing;

/** Work of a test, which may throw anything. */
@FunctionalInterface
public interface ThrowingRunnable {

  /** Does it. */
  void run() throws Exception;
}
