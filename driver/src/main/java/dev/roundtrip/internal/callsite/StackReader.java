package dev.roundtrip.internal.callsite;

import dev.roundtrip.finding.CallSite;
import java.lang.StackWalker.StackFrame;
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Walks the stack of the calling thread up to the nearest frames of the application. Thread-safe.
 */
public final class StackReader {

  /** Two tell a shared SQL helper's callers apart; the others tell apart who called those. */
  private static final int APPLICATION_FRAMES = 4;

  /** A recursion deeper than this is not followed to its start. */
  private static final int VISITED_FRAMES = 1_000;

  /** Frames of reflection are frameworks to us; the walker is slower where it leaves them out. */
  private final StackWalker walker =
      StackWalker.getInstance(
          Set.of(
              StackWalker.Option.RETAIN_CLASS_REFERENCE, StackWalker.Option.SHOW_REFLECT_FRAMES));

  /** What is known of each class; lives and dies with the class, so no loader is held. */
  private final ClassValue<KnownClass> classes;

  /**
   * Makes a reader.
   *
   * @param filter tells the application's classes
   * @param allowance gives the reason for which a class or method may repeat statements, or null
   */
  public StackReader(FrameFilter filter, Function<AnnotatedElement, @Nullable String> allowance) {
    this.classes =
        new ClassValue<>() {
          @Override
          protected KnownClass computeValue(Class<?> type) {
            return new KnownClass(filter.kindOf(type), allowance);
          }
        };
  }

  /** The nearest application frames of the current thread. */
  public CallPath read() {
    return walker.walk(this::collect);
  }

  private CallPath collect(Stream<StackFrame> stack) {
    Walk walk = new Walk();
    Spliterator<StackFrame> remaining = stack.spliterator();
    boolean more = true;
    while (more && walk.goesOn()) {
      more = remaining.tryAdvance(walk);
    }
    return walk.path(!more || !remaining.tryAdvance(unused -> {}));
  }

  /** What one walk has met so far. */
  private final class Walk implements Consumer<StackFrame> {

    private final @Nullable KnownFrame[] frames = new @Nullable KnownFrame[APPLICATION_FRAMES];
    private int size;
    private int positions;

    /** A bit for each frame whose method was entered in another way too: by itself and a lambda. */
    private int entered;

    private int visited;
    private Origin origin = Origin.APPLICATION;
    private @Nullable String allowedBecause;

    boolean goesOn() {
      return size < APPLICATION_FRAMES && visited < VISITED_FRAMES;
    }

    @Override
    public void accept(StackFrame frame) {
      visited++;
      KnownClass type = classes.get(frame.getDeclaringClass());
      switch (type.kind) {
        case MIGRATION -> origin = Origin.MIGRATION;
        case LAZY_INITIALIZER -> beforeTheApplication(Origin.LAZY_ASSOCIATION);
        case FLUSH -> beforeTheApplication(Origin.FLUSH);
        case APPLICATION -> application(type.frame(frame), frame.getByteCodeIndex());
        case FRAMEWORK -> {}
      }
    }

    private void beforeTheApplication(Origin seen) {
      if (size == 0 && origin == Origin.APPLICATION) {
        origin = seen;
      }
    }

    private void application(KnownFrame known, int position) {
      // A method stands once, by its innermost line, so that a walk over a tree is one group.
      int same = indexOfMethod(known.callSite);
      if (same < 0) {
        frames[size++] = known;
        positions = positions * 31 + position;
      } else if (frame(same).lambda != known.lambda && (entered >> same & 1) == 0) {
        // A lambda and the method that it stands in are no recursion: the line that it is called
        // from counts, once.
        entered |= 1 << same;
        positions = positions * 31 + position;
      }
      if (allowedBecause == null) {
        allowedBecause = known.allowedBecause;
      }
    }

    private int indexOfMethod(CallSite candidate) {
      for (int i = 0; i < size; i++) {
        CallSite frame = callSite(i);
        if (frame.methodName().equals(candidate.methodName())
            && frame.className().equals(candidate.className())) {
          return i;
        }
      }
      return -1;
    }

    private KnownFrame frame(int i) {
      return Objects.requireNonNull(frames[i]);
    }

    private CallSite callSite(int i) {
      return frame(i).callSite;
    }

    /** The path that the nearest frame had the last time, if it is the same: in a loop it is. */
    CallPath path(boolean complete) {
      KnownFrame nearest = frames[0];
      CallPath known = nearest == null ? null : nearest.path;
      if (known != null && isSame(known, complete)) {
        return known;
      }
      List<CallSite> sites = new ArrayList<>(size);
      for (int i = 0; i < size; i++) {
        sites.add(callSite(i));
      }
      CallPath path = new CallPath(sites, positions, complete, origin, allowedBecause);
      if (nearest != null) {
        nearest.path = path;
      }
      return path;
    }

    @SuppressWarnings("ReferenceEquality") // The same frames are the same objects.
    private boolean isSame(CallPath known, boolean complete) {
      if (!known.is(size, positions, complete, origin, allowedBecause)) {
        return false;
      }
      for (int i = 0; i < size; i++) {
        if (known.frames().get(i) != callSite(i)) {
          return false;
        }
      }
      return true;
    }
  }
}
