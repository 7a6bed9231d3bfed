package dev.roundtrip.spring.boot;

import dev.roundtrip.Roundtrip;
import dev.roundtrip.Scope;
import dev.roundtrip.spring.internal.TaskWrapping;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;

/**
 * A task that Spring's executors run belongs to the scope that handed it over, for as long as that
 * is open; what {@code @Async} hands over is a unit of work of its own.
 */
final class TasksOfScopes implements TaskWrapping {

  private final BeanFactory beans;
  private volatile @Nullable Roundtrip known;

  TasksOfScopes(BeanFactory beans) {
    this.beans = beans;
  }

  private Roundtrip roundtrip() {
    Roundtrip roundtrip = known;
    if (roundtrip == null) {
      roundtrip = beans.getBean(Roundtrip.class);
      known = roundtrip;
    }
    return roundtrip;
  }

  @Override
  public Runnable wrap(Runnable task) {
    @Nullable String async = AsyncMethods.callee();
    Roundtrip roundtrip = roundtrip();
    if (async != null) {
      return () -> {
        try (Scope scope = roundtrip.openDetachedScope(async);
            Scope.Entered entered = scope.enterOnThisThread()) {
          task.run();
        }
      };
    }
    Scope scope = roundtrip.currentScope().orElse(null);
    return scope == null ? task : scope.wrap(task);
  }

  @Override
  public <T> Callable<T> wrap(Callable<T> task) {
    @Nullable String async = AsyncMethods.callee();
    Roundtrip roundtrip = roundtrip();
    if (async != null) {
      return () -> {
        try (Scope scope = roundtrip.openDetachedScope(async);
            Scope.Entered entered = scope.enterOnThisThread()) {
          return task.call();
        }
      };
    }
    Scope scope = roundtrip.currentScope().orElse(null);
    return scope == null ? task : scope.wrap(task);
  }
}
