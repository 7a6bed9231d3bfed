package dev.roundtrip.internal.probe;

/** Calls back from time to time. */
interface Ticker {

  /** Never calls back, and has no thread. */
  Ticker OFF =
      new Ticker() {
        @Override
        public void start() {
          // Off.
        }

        @Override
        public void stop() {
          // Off.
        }
      };

  /** Something is about to be in flight; only the first call does something. */
  void start();

  /** No more calls from now on; the thread ends. */
  void stop();
}
