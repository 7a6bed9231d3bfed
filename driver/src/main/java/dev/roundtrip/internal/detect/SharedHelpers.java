package dev.roundtrip.internal.detect;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.roundtrip.finding.CallSite;
import dev.roundtrip.internal.callsite.CallPath;
import dev.roundtrip.internal.scope.Group;
import dev.roundtrip.internal.scope.Ledger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Knows the lines that carry everybody's SQL: {@code Sql.one(...)}, a generic DAO. Such a line
 * sends several shapes for several callers, and naming it helps nobody; the caller is the call site
 * then. Remembers what it saw in earlier scopes, in bounded memory. Thread-safe.
 */
final class SharedHelpers {

  private static final int MAXIMUM_LINES = 5_000;

  /** Null until a line is known: the first cache in a JVM costs more than all else at its start. */
  private volatile @Nullable Cache<CallSite, Usage> usages;

  private synchronized Cache<CallSite, Usage> usages() {
    Cache<CallSite, Usage> cache = usages;
    if (cache == null) {
      cache = Caffeine.newBuilder().maximumSize(MAXIMUM_LINES).executor(Runnable::run).build();
      usages = cache;
    }
    return cache;
  }

  /** Looks at who sent what in a scope. */
  void learn(Ledger ledger) {
    ledger.groupsByShape().values().forEach(groups -> groups.forEach(this::learn));
  }

  private void learn(Group group) {
    List<CallSite> frames = group.path().frames();
    for (int i = 0; i + 1 < frames.size(); i++) {
      // Callers of helpers may be helpers too, and no line is known as one before all are seen.
      Cache<CallSite, Usage> known = usages;
      (known == null ? usages() : known)
          .get(frames.get(i), unused -> new Usage())
          .add(group.shape().fingerprint(), frames.get(i + 1));
    }
  }

  /** The nearest frame that is not a shared helper; the nearest of all if all are. */
  CallSite callSite(CallPath path) {
    Cache<CallSite, Usage> known = usages;
    for (int i = 0; known != null && i < path.frames().size(); i++) {
      Usage usage = known.getIfPresent(path.frames().get(i));
      if (usage == null || !usage.shared()) {
        return path.frames().get(i);
      }
    }
    return path.nearest();
  }

  /** Two of each are enough to know that a line is shared. */
  private static final class Usage {

    private long shape;
    private @Nullable CallSite caller;
    private boolean severalShapes;
    private boolean severalCallers;

    synchronized void add(long fingerprint, CallSite calledFrom) {
      if (caller == null) {
        shape = fingerprint;
        caller = calledFrom;
        return;
      }
      severalShapes |= shape != fingerprint;
      severalCallers |= !caller.equals(calledFrom);
    }

    synchronized boolean shared() {
      return severalShapes && severalCallers;
    }
  }
}
