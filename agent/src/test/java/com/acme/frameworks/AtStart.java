package com.acme.frameworks;

import org.springframework.context.SmartLifecycle;

/** Does something once, when everything else has started. */
final class AtStart implements SmartLifecycle {

  /** What is done. */
  @FunctionalInterface
  interface Work {

    void run() throws Exception;
  }

  private final Work work;
  private boolean done;

  AtStart(Work work) {
    this.work = work;
  }

  @Override
  public void start() {
    try {
      work.run();
      done = true;
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }

  @Override
  public void stop() {
    done = false;
  }

  @Override
  public boolean isRunning() {
    return done;
  }
}
