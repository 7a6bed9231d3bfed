package dev.roundtrip.internal.callsite;

import dev.roundtrip.finding.CallSite;
import java.util.ArrayList;
import java.util.List;

/** Reads the stack of another thread. Thread-safe. */
public final class ThreadStackReader {

  /** Enough to see what the thread works for; more is nobody's to read in a log. */
  private static final int MAXIMUM_FRAMES = 8;

  private final FrameFilter filter;

  /** Makes a reader. */
  public ThreadStackReader(FrameFilter filter) {
    this.filter = filter;
  }

  /**
   * The frames of the application, nearest first; empty if it has none. Frames are told by the
   * names of their classes, as another thread's stack gives no classes.
   */
  public List<CallSite> read(Thread thread) {
    List<CallSite> frames = new ArrayList<>();
    for (StackTraceElement frame : thread.getStackTrace()) {
      if (frames.size() < MAXIMUM_FRAMES && filter.isApplication(frame.getClassName())) {
        frames.add(
            new CallSite(
                frame.getClassName(),
                MethodNames.clean(frame.getMethodName()),
                frame.getFileName(),
                frame.getLineNumber()));
      }
    }
    return frames;
  }
}
