package dev.roundtrip.agent.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of an agent that is at work: options of the form {@code @command@file}, from the
 * command line tool, which reads the answer from that file.
 */
final class Commands {

  private Commands() {}

  static boolean isOne(String options) {
    return options.startsWith("@");
  }

  static void run(String options, @Nullable AgentRuntime running) {
    int end = options.indexOf('@', 1);
    String command = options.substring(1, end);
    String answer =
        switch (command) {
          case "detach" -> AgentRuntime.detach();
          case "status" -> running == null ? "no agent is at work" : running.status();
          case "report" -> running == null ? "no agent is at work" : running.report();
          default -> "unknown command " + command;
        };
    try {
      Files.writeString(Path.of(options.substring(end + 1)), answer);
    } catch (IOException unreadable) {
      Notices.say("the answer to " + command + " could not be written: " + unreadable);
    }
  }
}
