package dev.roundtrip.spring.boot;

import dev.roundtrip.Roundtrip;
import dev.roundtrip.Scope;
import dev.roundtrip.spring.internal.TaskWrapping;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.scheduling.TaskScheduler;

/**
 * A task that Spring's executors run belongs to the scope that handed it over, for as long as that
 * is open; what {@code @Async} hands over is a unit of work of its own.
 */
final class TasksOfScopes implements TaskWrapping {

  private final LazyRoundtrip roundtrips;

  TasksOfScopes(BeanFactory beans) {
    this.roundtrips = new LazyRoundtrip(beans);
  }

  /** A schedule outlives the scope in which it was made, and would hold what it remembers. */
  @Override
  public boolean concerns(Object executor) {
    return !(executor instanceof TaskScheduler);
  }

  @Override
  public Runnable wrap(Runnable task) {
    @Nullable Roundtrip roundtrip = roundtrips.get();
    if (roundtrip == null) {
      return task;
    }
    @Nullable String async = AsyncMethods.callee();
    if (async == null) {
      return roundtrip.currentScope().map(scope -> scope.wrap(task)).orElse(task);
    }
    return () -> {
      try (Scope scope = roundtrip.openDetachedScope(async);
          Scope.Entered entered = scope.enterOnThisThread()) {
        task.run();
      }
    };
  }

  @Override
  public <T> Callable<T> wrap(Callable<T> task) {
    @Nullable Roundtrip roundtrip = roundtrips.get();
    if (roundtrip == null) {
      return task;
    }
    @Nullable String async = AsyncMethods.callee();
    if (async == null) {
      return roundtrip.currentScope().map(scope -> scope.wrap(task)).orElse(task);
    }
    return () -> {
      try (Scope scope = roundtrip.openDetachedScope(async);
          Scope.Entered entered = scope.enterOnThisThread()) {
        return task.call();
      }
    };
  }
}
