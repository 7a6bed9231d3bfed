package dev.roundtrip.internal.callsite;

import dev.roundtrip.finding.CallSite;
import java.lang.StackWalker.StackFrame;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one class: what it is, and its frames by their position in the byte code. Line
 * numbers and annotations are slow to find, the position is at hand. A table of our own, because a
 * key of a map would be an object for each frame of each walk. Thread-safe.
 */
final class KnownClass {

  private static final int INITIAL = 8;

  final FrameKind kind;
  private final Function<AnnotatedElement, @Nullable String> allowance;

  /** Lists by position, of a length that is a power of two. Replaced or added to under the lock. */
  private volatile @Nullable KnownFrame[] frames = new @Nullable KnownFrame[INITIAL];

  private int size;

  KnownClass(FrameKind kind, Function<AnnotatedElement, @Nullable String> allowance) {
    this.kind = kind;
    this.allowance = allowance;
  }

  KnownFrame frame(StackFrame frame) {
    KnownFrame known = find(frames, frame);
    return known == null ? add(frame) : known;
  }

  /** Reads without the lock: a frame that is not seen yet is looked for again with it. */
  private static @Nullable KnownFrame find(@Nullable KnownFrame[] table, StackFrame frame) {
    int index = frame.getByteCodeIndex();
    KnownFrame known = table[index & (table.length - 1)];
    while (known != null && !known.isOf(frame, index)) {
      known = known.next;
    }
    return known;
  }

  private synchronized KnownFrame add(StackFrame frame) {
    KnownFrame known = find(frames, frame);
    if (known != null) {
      return known;
    }
    if (size == frames.length) {
      frames = new @Nullable KnownFrame[size * 2]; // What stood there is found again soon.
      size = 0;
    }
    @Nullable KnownFrame[] table = frames;
    int place = frame.getByteCodeIndex() & (table.length - 1);
    KnownFrame added = describe(frame, table[place]);
    table[place] = added;
    size++;
    return added;
  }

  private KnownFrame describe(StackFrame frame, @Nullable KnownFrame next) {
    Class<?> type = frame.getDeclaringClass();
    String method = MethodNames.clean(frame.getMethodName());
    CallSite callSite =
        new CallSite(type.getName(), method, frame.getFileName(), frame.getLineNumber());
    return new KnownFrame(
        frame,
        isOverloaded(type, frame.getMethodName()),
        callSite,
        Marks.reason(type, method, allowance),
        next);
  }

  private static boolean isOverloaded(Class<?> type, String method) {
    if (method.startsWith("<")) {
      return true; // Constructors send few statements.
    }
    try {
      int count = 0;
      for (Method declared : type.getDeclaredMethods()) {
        count += declared.getName().equals(method) ? 1 : 0;
      }
      return count != 1;
    } catch (RuntimeException | LinkageError classPathIsIncomplete) {
      return true;
    }
  }
}
