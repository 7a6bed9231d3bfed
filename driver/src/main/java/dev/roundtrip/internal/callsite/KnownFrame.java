package dev.roundtrip.internal.callsite;

import dev.roundtrip.finding.CallSite;
import java.lang.StackWalker.StackFrame;
import org.jspecify.annotations.Nullable;

/** One position in a method of the application. */
final class KnownFrame {

  private final String method;

  /** Null if the class has one method of this name: a frame makes the text anew each time. */
  private final @Nullable String descriptor;

  private final int byteCodeIndex;
  final CallSite callSite;

  /** Whether it is a lambda, which goes by the name of the method that it stands in. */
  final boolean lambda;

  final @Nullable String allowedBecause;

  /** Another position, for {@link KnownClass}. */
  final @Nullable KnownFrame next;

  /** The last path that began here; immutable, and so read and written without a lock. */
  @Nullable CallPath path;

  KnownFrame(
      StackFrame frame,
      boolean overloaded,
      CallSite callSite,
      @Nullable String allowedBecause,
      @Nullable KnownFrame next) {
    this.method = frame.getMethodName();
    this.descriptor = overloaded ? frame.getDescriptor() : null;
    this.byteCodeIndex = frame.getByteCodeIndex();
    this.lambda = !method.equals(callSite.methodName());
    this.callSite = callSite;
    this.allowedBecause = allowedBecause;
    this.next = next;
  }

  boolean isOf(StackFrame frame, int index) {
    return index == byteCodeIndex
        && method.equals(frame.getMethodName())
        && (descriptor == null || descriptor.equals(frame.getDescriptor()));
  }
}
