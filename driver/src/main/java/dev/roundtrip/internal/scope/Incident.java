package dev.roundtrip.internal.scope;

import dev.roundtrip.finding.CallSite;
import dev.roundtrip.finding.NotClosedFinding.Resource;
import dev.roundtrip.finding.PoolGauges;
import dev.roundtrip.internal.callsite.CallPath;
import dev.roundtrip.internal.sql.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something worth reporting that is no execution that has returned. Immutable. */
public sealed interface Incident {

  /** The name of the scope in which it happened, or what stands for it where there was none. */
  String scope();

  /**
   * A connection took long to get.
   *
   * @param path the frames that asked for it
   * @param nanos how long it took
   * @param thresholdNanos the threshold in force
   * @param failed whether there was none in the end
   * @param pool what the pool said then, or null if it does not tell
   */
  record SlowAcquisition(
      String scope,
      CallPath path,
      long nanos,
      long thresholdNanos,
      boolean failed,
      @Nullable PoolGauges pool)
      implements Incident {}

  /**
   * A connection or statements were dropped.
   *
   * @param resource which of them
   * @param path the frames that acquired the connection, or that executed one of the statements
   * @param shape what that statement executed last, or null
   * @param count how many of them
   */
  record NotClosed(
      String scope, Resource resource, CallPath path, @Nullable Shape shape, long count)
      implements Incident {}

  /**
   * A statement has not returned yet.
   *
   * @param shape what was sent
   * @param thread the name of the thread that waits for it
   * @param stack that thread's frames of the application, nearest first
   * @param elapsedNanos how long it has been in flight
   * @param thresholdNanos the threshold in force
   */
  record StillRunning(
      String scope,
      Shape shape,
      String thread,
      List<CallSite> stack,
      long elapsedNanos,
      long thresholdNanos)
      implements Incident {

    public StillRunning {
      stack = List.copyOf(stack);
    }
  }
}
