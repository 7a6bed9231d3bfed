package dev.roundtrip.agent.runtime;

import dev.roundtrip.Roundtrip;
import dev.roundtrip.Scope;
import dev.roundtrip.agent.bridge.RoundtripCall;
import dev.roundtrip.agent.hooks.UnitKind;
import dev.roundtrip.agent.hooks.UnitsOfWork;
import java.util.concurrent.RunnableScheduledFuture;
import org.jspecify.annotations.Nullable;

/** Scopes of requests, jobs and messages, and of the tasks that they hand to executors. */
final class AgentUnits implements UnitsOfWork {

  private static final ThreadLocal<OpenUnit> OPEN = new ThreadLocal<>();

  private final Roundtrip roundtrip;
  private final WaitingTasks<OpenUnit> waiting = new WaitingTasks<>();

  AgentUnits(Roundtrip roundtrip) {
    this.roundtrip = roundtrip;
  }

  @Override
  public @Nullable RoundtripCall open(
      int kind, String name, @Nullable Object self, @Nullable Object argument) {
    OpenUnit around = OPEN.get();
    if (around != null) {
      if (kind == UnitKind.ROUTE) {
        around.scope().rename(name);
      }
      return null;
    }
    Scope scope = roundtrip.openScope(argument == null ? name : HttpNames.of(kind, argument));
    OpenUnit unit = new OpenUnit(scope);
    OPEN.set(unit);
    return new End(() -> close(unit, kind, argument));
  }

  private void close(OpenUnit unit, int kind, @Nullable Object argument) {
    OPEN.remove();
    String route = kind == UnitKind.SERVLET && argument != null ? HttpNames.route(argument) : null;
    if (route != null) {
      unit.scope().rename(route);
    }
    unit.scope().close();
  }

  @Override
  public boolean isOpen() {
    return OPEN.get() != null;
  }

  @Override
  public boolean handedOver(Object task) {
    OpenUnit unit = OPEN.get();
    if (unit == null || outlives(task)) {
      return false;
    }
    waiting.put(task, unit);
    return true;
  }

  /** What is repeated is no part of the request that has started it. */
  private static boolean outlives(Object task) {
    return task instanceof RunnableScheduledFuture<?> scheduled && scheduled.isPeriodic();
  }

  @Override
  public @Nullable RoundtripCall begins(Object task) {
    OpenUnit unit = waiting.remove(task);
    if (unit == null) {
      return null;
    }
    OpenUnit before = OPEN.get();
    Scope.Entered entered = unit.scope().enterOnThisThread();
    OPEN.set(unit);
    return new End(
        () -> {
          entered.close();
          if (before == null) {
            OPEN.remove();
          } else {
            OPEN.set(before);
          }
        });
  }

  private record OpenUnit(Scope scope) {}

  /** However the method is left, its scope ends. */
  private static final class End extends RoundtripCall {

    private final Runnable end;

    End(Runnable end) {
      this.end = end;
    }

    @Override
    public void returned(@Nullable Object result) {
      returned();
    }

    @Override
    public void returned(long result) {
      returned();
    }

    @Override
    public void returned() {
      try {
        end.run();
      } catch (Throwable failure) {
        Notices.failed(failure);
      }
    }

    @Override
    public void threw(Throwable failure) {
      returned();
    }
  }
}
