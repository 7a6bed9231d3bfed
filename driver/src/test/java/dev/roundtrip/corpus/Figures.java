package dev.roundtrip.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was counted on one database, and the runs that came out wrong, as lines {@code key => value}
 * in a file beside the corpus. Counts only grow; keys are sorted, so that a change is easy to read.
 */
final class Figures {

  /** One module may run the sources of another, and has figures of its own. */
  private static final Path FOLDER =
      Path.of(System.getProperty("accuracy.folder", "src/test/accuracy"));

  private static final String SEPARATOR = " => ";

  /** What the wrong runs' keys begin with. */
  static final String WRONG = "wrong ";

  private final SortedMap<String, String> values = new TreeMap<>();

  void count(String key, boolean holds) {
    values.merge(
        key, holds ? "1" : "0", (a, b) -> Integer.toString(Integer.parseInt(a) + number(b)));
  }

  private static int number(String value) {
    return Integer.parseInt(value);
  }

  void wrong(String run, List<String> why) {
    values.put(WRONG + run, String.join("; ", why));
  }

  boolean isWrong(String run) {
    return values.containsKey(WRONG + run);
  }

  SortedMap<String, String> values() {
    return values;
  }

  /** Where the figures of this database stand, in the module that is tested. */
  static Path file(String database) {
    return FOLDER.resolve(database + ".txt");
  }

  /** None if there is no file yet. */
  static Figures read(Path file) throws IOException {
    Figures figures = new Figures();
    for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
      int at = line.indexOf(SEPARATOR);
      figures.values.put(line.substring(0, at), line.substring(at + SEPARATOR.length()));
    }
    return figures;
  }

  void write(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    values.forEach((key, value) -> lines.add(key + SEPARATOR + value.replace('\n', ' ')));
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(file, lines);
  }

  /** Each figure that differs from the recorded one; empty if none does. */
  List<String> differencesFrom(Figures recorded) {
    SortedMap<String, String> keys = new TreeMap<>(recorded.values);
    keys.putAll(values);
    List<String> differences = new ArrayList<>();
    for (Map.Entry<String, String> each : keys.entrySet()) {
      String key = each.getKey();
      if (key.startsWith(WRONG)) {
        if (isWrong(key.substring(WRONG.length()))
            != recorded.isWrong(key.substring(WRONG.length()))) {
          boolean now = values.containsKey(key);
          differences.add((now ? "now " : "no longer ") + key + ": " + each.getValue());
        }
      } else {
        String before = recorded.values.getOrDefault(key, "0");
        String now = values.getOrDefault(key, "0");
        if (!before.equals(now)) {
          differences.add(key + ": recorded " + before + ", now " + now);
        }
      }
    }
    return differences;
  }
}
