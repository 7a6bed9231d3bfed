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
    OpenUnit around = current();
    if (around != null) {
      if (kind == UnitKind.ROUTE) {
        around.rename(name);
      } else if (kind == UnitKind.RESOURCE) {
        String route = self == null ? null : InvokedNames.route(self);
        if (route != null) {
          around.renameFinally(route);
        }
      }
      return null;
    }
    OpenUnit unit =
        kind == UnitKind.SERVLET && argument != null ? AsyncRequests.earlier(argument) : null;
    if (unit == null) {
      String found = name(kind, name, self, argument);
      if (found == null) {
        return null;
      }
      unit = new OpenUnit(roundtrip.openDetachedScope(found));
    }
    return enter(unit, kind, argument);
  }

  private static @Nullable String name(
      int kind, String name, @Nullable Object self, @Nullable Object argument) {
    return switch (kind) {
      case UnitKind.INVOKER -> self == null ? null : InvokedNames.method(self);
      case UnitKind.RESOURCE -> self == null ? null : InvokedNames.route(self);
      default -> argument == null ? name : HttpNames.of(kind, argument);
    };
  }

  private static RoundtripCall enter(OpenUnit unit, int kind, @Nullable Object argument) {
    Scope.Entered entered = unit.scope().enterOnThisThread();
    OPEN.set(unit);
    return new End(
        () -> {
          OPEN.remove();
          entered.close();
          if (kind != UnitKind.SERVLET || argument == null || isOver(unit, argument)) {
            unit.close();
          }
        });
  }

  private static boolean isOver(OpenUnit unit, Object request) {
    String route = HttpNames.route(request);
    if (route != null) {
      unit.renameFinally(route);
    }
    return !AsyncRequests.goesOn(request, unit);
  }

  /** A thread may work on for one that has ended: what begins there is no part of it. */
  private static @Nullable OpenUnit current() {
    OpenUnit unit = OPEN.get();
    return unit != null && unit.isOpen() ? unit : null;
  }

  @Override
  public boolean isOpen() {
    return current() != null;
  }

  @Override
  public boolean handedOver(Object task) {
    OpenUnit unit = current();
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
