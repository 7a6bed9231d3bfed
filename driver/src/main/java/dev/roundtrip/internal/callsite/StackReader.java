package dev.roundtrip.internal.callsite;

import dev.roundtrip.finding.CallSite;
import java.lang.StackWalker.StackFrame;
import java.lang.annotation.AnnotationFormatError;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Executable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
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

  private final StackWalker walker =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);
  private final Function<AnnotatedElement, @Nullable String> allowance;

  /** What is known of each class; lives and dies with the class, so no loader is held. */
  private final ClassValue<KnownClass> classes;

  /**
   * Makes a reader.
   *
   * @param filter tells the application's classes
   * @param allowance gives the reason for which a class or method may repeat statements, or null
   */
  public StackReader(FrameFilter filter, Function<AnnotatedElement, @Nullable String> allowance) {
    this.allowance = allowance;
    this.classes =
        new ClassValue<>() {
          @Override
          protected KnownClass computeValue(Class<?> type) {
            return new KnownClass(filter.kindOf(type));
          }
        };
  }

  /** The nearest application frames of the current thread. */
  public CallPath read() {
    return walker.walk(this::collect);
  }

  private CallPath collect(Stream<StackFrame> stack) {
    List<CallSite> frames = new ArrayList<>(APPLICATION_FRAMES);
    Origin origin = Origin.APPLICATION;
    String allowedBecause = null;
    int positions = 0;
    int lambdas = 0;
    int entered = 0;
    Iterator<StackFrame> remaining = stack.iterator();
    int visited = 0;
    while (remaining.hasNext() && frames.size() < APPLICATION_FRAMES && visited < VISITED_FRAMES) {
      visited++;
      StackFrame frame = remaining.next();
      KnownClass type = classes.get(frame.getDeclaringClass());
      switch (type.kind) {
        case MIGRATION -> origin = Origin.MIGRATION;
        case LAZY_INITIALIZER -> {
          if (frames.isEmpty() && origin == Origin.APPLICATION) {
            origin = Origin.LAZY_ASSOCIATION;
          }
        }
        case FLUSH -> {
          if (frames.isEmpty() && origin == Origin.APPLICATION) {
            origin = Origin.FLUSH;
          }
        }
        case APPLICATION -> {
          KnownFrame known = type.frame(frame, allowance);
          // A method stands once, by its innermost line, so that a walk over a tree is one group.
          int same = indexOfMethod(frames, known.callSite);
          if (same < 0) {
            lambdas |= (known.lambda ? 1 : 0) << frames.size();
            frames.add(known.callSite);
            positions = positions * 31 + frame.getByteCodeIndex();
          } else if ((lambdas >> same & 1) != (known.lambda ? 1 : 0) && (entered >> same & 1) == 0) {
            // A lambda and the method that it stands in are no recursion: from where it is called
            // counts, once.
            entered |= 1 << same;
            positions = positions * 31 + frame.getByteCodeIndex();
          }
          if (allowedBecause == null) {
            allowedBecause = known.allowedBecause;
          }
        }
        case FRAMEWORK -> {}
      }
    }
    return new CallPath(frames, positions, !remaining.hasNext(), origin, allowedBecause);
  }

  private static int indexOfMethod(List<CallSite> frames, CallSite candidate) {
    for (int i = 0; i < frames.size(); i++) {
      CallSite frame = frames.get(i);
      if (frame.methodName().equals(candidate.methodName())
          && frame.className().equals(candidate.className())) {
        return i;
      }
    }
    return -1;
  }

  private record Position(String method, String descriptor, int byteCodeIndex) {}

  private record KnownFrame(CallSite callSite, boolean lambda, @Nullable String allowedBecause) {}

  private static final class KnownClass {

    final FrameKind kind;
    private final ConcurrentHashMap<Position, KnownFrame> frames = new ConcurrentHashMap<>(4);

    KnownClass(FrameKind kind) {
      this.kind = kind;
    }

    KnownFrame frame(StackFrame frame, Function<AnnotatedElement, @Nullable String> allowance) {
      // Line numbers and annotations are slow to find; the byte code index is at hand.
      Position position =
          new Position(frame.getMethodName(), frame.getDescriptor(), frame.getByteCodeIndex());
      KnownFrame known = frames.get(position);
      if (known == null) {
        known = describe(frame, allowance);
        frames.put(position, known);
      }
      return known;
    }
  }

  private static KnownFrame describe(
      StackFrame frame, Function<AnnotatedElement, @Nullable String> allowance) {
    Class<?> type = frame.getDeclaringClass();
    String method = MethodNames.clean(frame.getMethodName());
    CallSite callSite =
        new CallSite(type.getName(), method, frame.getFileName(), frame.getLineNumber());
    boolean lambda = !method.equals(frame.getMethodName());
    return new KnownFrame(callSite, lambda, allowedBecause(type, method, allowance));
  }

  private static @Nullable String allowedBecause(
      Class<?> type, String method, Function<AnnotatedElement, @Nullable String> allowance) {
    try {
      for (Executable executable : executables(type, method)) {
        String reason = allowance.apply(executable);
        if (reason != null) {
          return reason;
        }
      }
      for (Class<?> outer = type; outer != null; outer = outer.getEnclosingClass()) {
        Executable holder = enclosing(outer);
        String reason = allowance.apply(outer);
        if (reason == null && holder != null) {
          reason = allowance.apply(holder);
        }
        if (reason != null) {
          return reason;
        }
      }
    } catch (RuntimeException | LinkageError | AnnotationFormatError classPathIsIncomplete) {
      return null; // A class that cannot be reflected on carries no mark that could be read.
    }
    return null;
  }

  /** The method that holds a local or anonymous class, or null. */
  private static @Nullable Executable enclosing(Class<?> type) {
    Executable method = type.getEnclosingMethod();
    return method == null ? type.getEnclosingConstructor() : method;
  }

  private static List<Executable> executables(Class<?> type, String method) {
    List<Executable> found = new ArrayList<>();
    if (method.equals("<init>")) {
      found.addAll(List.of(type.getDeclaredConstructors()));
    }
    for (Executable candidate : type.getDeclaredMethods()) {
      if (candidate.getName().equals(method)) {
        found.add(candidate);
      }
    }
    return found;
  }
}
