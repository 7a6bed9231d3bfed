package dev.roundtrip.internal.probe;

import dev.roundtrip.finding.CallSite;
import dev.roundtrip.internal.callsite.ThreadStackReader;
import dev.roundtrip.internal.scope.Incident;
import dev.roundtrip.internal.sql.ParsedSql;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Looks, at each tick, for executions that have been in flight for too long. */
final class StillRunningWatch implements Runnable {

  private final Recorder recorder;
  private final ThreadStackReader stacks;
  private final long thresholdNanos;

  StillRunningWatch(Recorder recorder, ThreadStackReader stacks, long thresholdNanos) {
    this.recorder = recorder;
    this.stacks = stacks;
    this.thresholdNanos = thresholdNanos;
  }

  @Override
  public void run() {
    try {
      long now = System.nanoTime();
      for (InFlight lease : recorder.leases.inFlightLongerThan(thresholdNanos, now)) {
        lease.show(this::report);
      }
    } catch (Throwable failure) {
      recorder.failures.note("Statements that still run could not be looked for.", failure);
    }
  }

  private void report(
      ParsedSql text,
      Thread waiting,
      @Nullable String scope,
      long start,
      BooleanSupplier isStillInFlight) {
    List<CallSite> stack = stacks.read(waiting);
    // The thread may have gone on in the meantime: then the stack is that of something else.
    if (isStillInFlight.getAsBoolean()) {
      recorder.report(
          new Incident.StillRunning(
              scope == null ? Recorder.NO_SCOPE : scope,
              text.shape(),
              waiting.getName(),
              stack,
              System.nanoTime() - start,
              thresholdNanos),
          null);
    }
  }
}
