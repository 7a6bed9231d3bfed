package dev.roundtrip.testing;

import dev.roundtrip.finding.Finding;
import dev.roundtrip.finding.FindingKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The findings that an old project accepts for now, in the tests that they are accepted in. Other
 * ones fail, and so does an entry whose finding is gone. Immutable.
 */
final class Baseline {

  /** There is none: nothing is accepted, and nothing is held against it. */
  static final Baseline NONE = new Baseline(Path.of(""), false, List.of());

  private static final Pattern ENTRY =
      Pattern.compile(
          "([0-9a-f]{16})\\s+(\\S+)\\s+(\\S+\\(\\S*\\)\\S*)\\s+(\\S+)\\s+because\\b(.*)");

  /**
   * A line.
   *
   * @param line its number, from 1
   * @param test the test, as {@link TestFiles#key} calls it
   * @param where the method that sends the statement, for people
   */
  record Entry(
      int line, String fingerprint, FindingKind kind, String test, String where, String reason) {

    boolean isOf(Finding finding) {
      return fingerprint.equals(finding.fingerprint()) && kind == finding.kind();
    }
  }

  private final Path file;
  private final boolean exists;
  private final Map<String, List<Entry>> byTest = new LinkedHashMap<>();

  private Baseline(Path file, boolean exists, List<Entry> entries) {
    this.file = file;
    this.exists = exists;
    entries.forEach(
        each -> byTest.computeIfAbsent(each.test, unused -> new ArrayList<>()).add(each));
  }

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException naming each line that is wrong, or if there is no such file
   */
  static Baseline read(Path file) {
    Path shown = TestFiles.shown(file);
    if (!Files.exists(file)) {
      throw new IllegalArgumentException("roundtrip.baseline: there is no file " + shown);
    }
    List<Entry> entries = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    try {
      List<String> lines = Files.readAllLines(file);
      for (int i = 0; i < lines.size(); i++) {
        String line = lines.get(i).strip();
        if (!line.isEmpty() && !line.startsWith("#")) {
          read(i + 1, line, entries, wrong);
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("The baseline " + shown + ": " + failure, failure);
    }
    if (!wrong.isEmpty()) {
      throw new IllegalArgumentException(
          "The baseline %s cannot be read:\n  %s".formatted(shown, String.join("\n  ", wrong)));
    }
    return new Baseline(file, true, entries);
  }

  private static void read(int number, String line, List<Entry> entries, List<String> wrong) {
    Matcher matcher = ENTRY.matcher(line);
    String at = "line " + number + ": ";
    if (!matcher.matches()) {
      wrong.add(at + "expected: fingerprint, kind, test, method, because, and the reason");
      return;
    }
    if (matcher.group(5).codePoints().noneMatch(Character::isLetter)) {
      wrong.add(at + "it has no reason: say behind because why this is accepted");
      return;
    }
    FindingKind kind = kind(matcher.group(2));
    if (kind == null) {
      wrong.add(at + "there is no kind " + matcher.group(2));
      return;
    }
    Entry entry =
        new Entry(
            number,
            matcher.group(1),
            kind,
            matcher.group(3),
            matcher.group(4),
            matcher.group(5).strip());
    for (Entry other : entries) {
      if (other.test.equals(entry.test)
          && other.fingerprint.equals(entry.fingerprint)
          && other.kind == kind) {
        wrong.add(at + "the same is accepted in line " + other.line);
        return;
      }
    }
    entries.add(entry);
  }

  private static @Nullable FindingKind kind(String name) {
    for (FindingKind kind : FindingKind.values()) {
      if (kind.name().equals(name)) {
        return kind;
      }
    }
    return null;
  }

  /** As it is written for a finding, up to the reason. */
  static String line(Finding finding, String test) {
    return "%s  %s  %s  %s  because"
        .formatted(finding.fingerprint(), finding.kind(), test, finding.callSite().member());
  }

  /** Whether findings are held against it. */
  boolean exists() {
    return exists;
  }

  Path file() {
    return file;
  }

  /** What is accepted in a test. */
  List<Entry> of(String test) {
    return byTest.getOrDefault(test, List.of());
  }
}
