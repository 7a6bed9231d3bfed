package dev.roundtrip.agent.bridge;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * States of objects whose classes were loaded before the agent came: no field can be added to
 * those. Keys are weak and compared by identity; a state must not hold its object.
 */
final class RoundtripStates {

  private static final ReferenceQueue<Object> GONE = new ReferenceQueue<>();
  private static final ConcurrentHashMap<Key, RoundtripState> STATES = new ConcurrentHashMap<>();

  private RoundtripStates() {}

  static @Nullable RoundtripState get(Object object) {
    return STATES.isEmpty() ? null : STATES.get(new Key(object, null));
  }

  static void put(Object object, @Nullable RoundtripState state) {
    for (Reference<?> gone = GONE.poll(); gone != null; gone = GONE.poll()) {
      STATES.remove((Key) gone);
    }
    Key key = new Key(object, GONE);
    if (state == null) {
      STATES.remove(key);
    } else {
      STATES.put(key, state);
    }
  }

  private static final class Key extends WeakReference<Object> {

    private final int hash;

    Key(Object object, @Nullable ReferenceQueue<Object> queue) {
      super(object, queue);
      this.hash = System.identityHashCode(object);
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
      Object object = get();
      return object != null && other instanceof Key key && key.get() == object;
    }
  }
}
