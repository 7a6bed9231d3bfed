package dev.roundtrip.spring.boot;

import java.lang.StackWalker.StackFrame;
import java.util.Iterator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which {@code @Async} method is being handed to an executor on this thread, if one is. */
final class AsyncMethods {

  private static final String INTERCEPTOR =
      "org.springframework.aop.interceptor.AsyncExecutionInterceptor";

  /** From an executor's {@code execute} to the interceptor it is not farther than this. */
  private static final int NEAR = 24;

  /** From there to the proxy, with other aspects in between. */
  private static final int FAR = 64;

  private static final StackWalker STACK = StackWalker.getInstance();

  private AsyncMethods() {}

  /** {@code @Async OwnerService.remind}, or null. */
  static @Nullable String callee() {
    return STACK.walk(AsyncMethods::find);
  }

  private static @Nullable String find(Stream<StackFrame> stack) {
    Iterator<StackFrame> frames = stack.limit(NEAR + FAR).iterator();
    for (int i = 0; i < NEAR && frames.hasNext(); i++) {
      if (frames.next().getClassName().equals(INTERCEPTOR)) {
        return proxied(frames);
      }
    }
    return null;
  }

  private static String proxied(Iterator<StackFrame> frames) {
    while (frames.hasNext()) {
      StackFrame frame = frames.next();
      String type = frame.getClassName();
      int generated = type.indexOf("$$");
      if (generated > 0 && type.contains("CGLIB")) {
        return "@Async " + simple(type.substring(0, generated)) + "." + frame.getMethodName();
      }
      if (!type.startsWith("org.springframework.") && !type.startsWith("java.")) {
        // A proxy of interfaces tells its method only.
        return "@Async " + frame.getMethodName();
      }
    }
    return "@Async";
  }

  private static String simple(String type) {
    return type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
  }
}
