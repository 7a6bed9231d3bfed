package dev.roundtrip.agent.runtime;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What the agent says of itself: in one line, to where people look. */
final class Notices {

  private static final Set<String> SAID = ConcurrentHashMap.newKeySet();

  private Notices() {}

  /** Several lines that were asked for. */
  static void print(String text) {
    System.err.println(text);
  }

  /** Something is wrong, and the application runs on. */
  static void say(String sentence) {
    Output.write(Output.Level.WARN, sentence);
  }

  /** Something happened that people want to know once. */
  static void log(String sentence) {
    Output.write(Output.Level.INFO, sentence);
  }

  /** A class could not be instrumented and is loaded as it is. */
  static void refused(String className, Throwable failure) {
    String type = className.replace('/', '.');
    if (SAID.add(type)) {
      say(type + " could not be instrumented and is not observed: " + failure);
    }
  }

  /** Something of ours failed; each kind is told once. */
  static void failed(Throwable failure) {
    StackTraceElement[] stack = failure.getStackTrace();
    String kind = failure.getClass().getName() + (stack.length == 0 ? "" : stack[0].toString());
    if (SAID.add(kind)) {
      StringBuilder text =
          new StringBuilder("a failure of the agent itself; the application is not affected: ")
              .append(failure);
      for (int i = 0; i < Math.min(stack.length, 12); i++) {
        text.append("\n  at ").append(stack[i]);
      }
      say(text.toString());
    }
  }
}
