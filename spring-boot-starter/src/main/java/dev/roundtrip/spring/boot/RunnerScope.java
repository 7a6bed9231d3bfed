package dev.roundtrip.spring.boot;

import dev.roundtrip.Roundtrip;
import dev.roundtrip.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

/** What the application's runners send, between "started" and "ready", is one scope. */
final class RunnerScope implements ApplicationListener<ApplicationEvent>, Ordered {

  private final Roundtrip roundtrip;
  private @Nullable Scope scope;

  RunnerScope(Roundtrip roundtrip) {
    this.roundtrip = roundtrip;
  }

  /** The first of those who are told: what others do when the application is ready is no runner. */
  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  @Override
  public void onApplicationEvent(ApplicationEvent event) {
    if (event instanceof ApplicationStartedEvent && scope == null) {
      scope = roundtrip.openScope("application runners");
    } else if ((event instanceof ApplicationReadyEvent || event instanceof ApplicationFailedEvent)
        && scope != null) {
      scope.close();
    }
  }
}
