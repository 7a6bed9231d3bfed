package dev.roundtrip.testing.spring;

import dev.roundtrip.spring.internal.TaskWrapping;
import dev.roundtrip.testing.internal.RunningTests;
import java.util.concurrent.Callable;

/** Lets what a test hands over be a part of it. */
final class TasksOfTests implements TaskWrapping {

  @Override
  public Runnable wrap(Runnable task) {
    return RunningTests.wrap(task);
  }

  @Override
  public <T> Callable<T> wrap(Callable<T> task) {
    return RunningTests.wrap(task);
  }
}
