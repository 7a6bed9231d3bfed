package dev.roundtrip.spring.boot;

import dev.roundtrip.Roundtrip;
import dev.roundtrip.Scope;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationView;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;

/**
 * Opens a scope for each observation that is a unit of work, and follows every observation to the
 * threads to which Micrometer takes it.
 */
final class ScopeObservationHandler implements ObservationHandler<Observation.Context> {

  private final LazyRoundtrip roundtrips;
  private final @Nullable OpenSteps steps;

  /** With the steps of Spring Batch, if there may be some. */
  ScopeObservationHandler(BeanFactory beans, @Nullable OpenSteps steps) {
    this.roundtrips = new LazyRoundtrip(beans);
    this.steps = steps;
  }

  @Override
  public boolean supportsContext(Observation.Context context) {
    return true;
  }

  @Override
  public void onStart(Observation.Context context) {
    @Nullable Roundtrip roundtrip = roundtrips.get();
    if (roundtrip == null) {
      return;
    }
    @Nullable Scope around = around(context, roundtrip);
    if (UnitsOfWork.isUnit(context, around != null)) {
      Scope scope = roundtrip.openDetachedScope(UnitsOfWork.provisionalName(context));
      context.put(Held.class, new Held(scope, true));
      if (steps != null) {
        steps.began(context, scope);
      }
    } else if (around != null) {
      context.put(Held.class, new Held(around, false));
    }
  }

  /**
   * The scope that the observation is a part of: its parent's, or the thread's. If the parent is on
   * this thread, another scope may have been opened inside of it.
   */
  private static @Nullable Scope around(Observation.Context context, Roundtrip roundtrip) {
    @Nullable ObservationView parent = context.getParentObservation();
    if (parent != null
        && parent.getContextView().get(Held.class) instanceof Held held
        && !held.isOnThisThread()) {
      return held.scope();
    }
    return roundtrip.currentScope().orElse(null);
  }

  @Override
  public void onScopeOpened(Observation.Context context) {
    if (context.get(Held.class) instanceof Held held) {
      held.enter();
    }
  }

  @Override
  public void onScopeClosed(Observation.Context context) {
    if (context.get(Held.class) instanceof Held held) {
      held.leave();
    }
  }

  @Override
  public void onScopeReset(Observation.Context context) {
    if (context.get(Held.class) instanceof Held held) {
      held.leaveAll();
    }
  }

  @Override
  public void onStop(Observation.Context context) {
    if (context.get(Held.class) instanceof Held held && held.isOwn()) {
      if (steps != null) {
        steps.ended(context);
      }
      held.scope().rename(UnitsOfWork.name(context));
      held.scope().close();
    }
  }
}
