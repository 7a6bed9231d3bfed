package dev.roundtrip.internal.callsite;

import dev.roundtrip.finding.CallSite;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The application's frames that led to a statement, nearest first: proxies left out, lambdas named
 * by their method, recursion cut. Immutable.
 */
public final class CallPath {

  private static final CallPath UNKNOWN =
      new CallPath(List.of(), 0, false, true, Origin.APPLICATION, null);

  private final List<CallSite> frames;

  /** Over the byte code positions of the frames: two calls on one line are no loop. */
  private final int positions;

  private final boolean walked;
  private final boolean complete;
  private final Origin origin;
  private final @Nullable String allowedBecause;
  private final int hash;

  CallPath(
      List<CallSite> frames,
      int positions,
      boolean complete,
      Origin origin,
      @Nullable String allowedBecause) {
    this(frames, positions, true, complete, origin, allowedBecause);
  }

  private CallPath(
      List<CallSite> frames,
      int positions,
      boolean walked,
      boolean complete,
      Origin origin,
      @Nullable String allowedBecause) {
    this.walked = walked;
    this.frames = List.copyOf(frames);
    this.positions = positions;
    this.complete = complete;
    this.origin = origin;
    this.allowedBecause = allowedBecause;
    this.hash = (this.frames.hashCode() * 31 + positions) * 31 + origin.hashCode();
  }

  /** Stands for a stack that was not walked. */
  public static CallPath unknown() {
    return UNKNOWN;
  }

  /** Whether the stack was walked, so that the frames are known. */
  public boolean walked() {
    return walked;
  }

  /** The nearest frames of the application; empty if there was none. */
  public List<CallSite> frames() {
    return frames;
  }

  /** Whether {@link #frames()} reaches down to the start of the thread. */
  public boolean complete() {
    return complete;
  }

  /** What the frameworks between the application and the driver were doing. */
  public Origin origin() {
    return origin;
  }

  /** The reason given by the nearest {@code @AllowQueries} on these frames, or null. */
  public @Nullable String allowedBecause() {
    return allowedBecause;
  }

  /** The nearest frame, or {@link CallSite#unknown()}. */
  public CallSite nearest() {
    return frames.isEmpty() ? CallSite.unknown() : frames.get(0);
  }

  /** Whether it is this, if its frames, so many, are the same. */
  boolean is(int size, int position, boolean whole, Origin from, @Nullable String allowed) {
    return frames.size() == size
        && positions == position
        && complete == whole
        && origin == from
        && Objects.equals(allowedBecause, allowed);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    if (this == other) {
      return true;
    }
    return other instanceof CallPath path
        && hash == path.hash
        && walked == path.walked
        && positions == path.positions
        && origin == path.origin
        && frames.equals(path.frames);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return origin + " " + frames;
  }
}
