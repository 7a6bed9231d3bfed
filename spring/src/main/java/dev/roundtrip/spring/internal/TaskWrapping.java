package dev.roundtrip.spring.internal;

import java.util.concurrent.Callable;

/** Makes what is handed to an executor a part of a unit of work. Thread-safe. */
public interface TaskWrapping {

  /** The task in its unit of work; the task itself if it is in none. */
  Runnable wrap(Runnable task);

  /** The task in its unit of work; the task itself if it is in none. */
  <T> Callable<T> wrap(Callable<T> task);

  /** Whether the tasks of this executor are wrapped at all. */
  default boolean concerns(Object executor) {
    return true;
  }
}
