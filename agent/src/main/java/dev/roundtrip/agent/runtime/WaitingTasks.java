package dev.roundtrip.agent.runtime;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that wait for a thread, with what they belong to. By identity, because what a task thinks
 * of equality is its own business, and weakly, because some never run. Thread-safe.
 */
final class WaitingTasks<V> {

  private final ReferenceQueue<Object> gone = new ReferenceQueue<>();
  private final ConcurrentHashMap<Key, V> tasks = new ConcurrentHashMap<>();

  void put(Object task, V value) {
    for (Reference<?> dropped = gone.poll(); dropped != null; dropped = gone.poll()) {
      tasks.remove((Key) dropped);
    }
    tasks.put(new Key(task, gone), value);
  }

  @Nullable V remove(Object task) {
    return tasks.isEmpty() ? null : tasks.remove(new Key(task, null));
  }

  private static final class Key extends WeakReference<Object> {

    private final int hash;

    Key(Object task, @Nullable ReferenceQueue<Object> queue) {
      super(task, queue);
      this.hash = System.identityHashCode(task);
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      if (this == other) {
        return true;
      }
      Object task = get();
      return task != null && other instanceof Key key && key.refersTo(task);
    }
  }
}
