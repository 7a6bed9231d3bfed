package dev.roundtrip.agent.runtime;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Where lines go: the application's log, standard error, or a file. */
public final class Output {

  /** How much a line matters. */
  public enum Level {
    INFO,
    WARN
  }

  private static volatile @Nullable PrintStream file;
  private static volatile boolean application = true;

  private Output() {}

  /**
   * Decides it, once.
   *
   * @param log {@code application}, {@code stderr}, or a path
   */
  static void open(String log) {
    application = log.equals("application");
    if (application || log.equals("stderr")) {
      return;
    }
    try {
      file =
          new PrintStream(
              Files.newOutputStream(
                  Path.of(log), StandardOpenOption.CREATE, StandardOpenOption.APPEND),
              true,
              "UTF-8");
    } catch (IOException | RuntimeException cannot) {
      write(
          Level.WARN,
          "log-to=" + log + " cannot be written, so it goes to standard error: " + cannot);
    }
  }

  /** Writes a text that may have several lines. */
  public static void write(Level level, String text) {
    PrintStream stream = file;
    if (stream == null && application && ApplicationLog.write(level == Level.WARN, text)) {
      return;
    }
    String line =
        LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS)
            + " "
            + level
            + " roundtrip: "
            + text;
    (stream == null ? System.err : stream).println(line);
  }
}
