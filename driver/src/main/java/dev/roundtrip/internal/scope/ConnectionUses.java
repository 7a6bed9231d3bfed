package dev.roundtrip.internal.scope;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A bounded number of uses: enough to name the worst of a scope that is not absurd. */
final class ConnectionUses {

  private static final int MAXIMUM = 64;

  private final List<ConnectionUse> uses = new ArrayList<>(1);

  /** When there are too many, the one that paused least gives way. */
  void add(ConnectionUse use) {
    if (uses.size() < MAXIMUM) {
      uses.add(use);
      return;
    }
    int least = 0;
    for (int i = 1; i < MAXIMUM; i++) {
      if (uses.get(i).longestIdleNanos() < uses.get(least).longestIdleNanos()) {
        least = i;
      }
    }
    if (use.longestIdleNanos() > uses.get(least).longestIdleNanos()) {
      uses.remove(least);
      uses.add(use);
    }
  }

  List<ConnectionUse> inOrder() {
    return Collections.unmodifiableList(uses);
  }
}
