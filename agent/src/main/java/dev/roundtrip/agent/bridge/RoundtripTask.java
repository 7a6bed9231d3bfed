package dev.roundtrip.agent.bridge;

/** A task that a thread of its own runs, in the scope in which it was handed over. */
final class RoundtripTask implements Runnable {

  private final Runnable task;

  RoundtripTask(Runnable task) {
    this.task = task;
  }

  @Override
  public void run() {
    RoundtripBridge.run(task);
  }

  @Override
  public String toString() {
    return task.toString();
  }
}
