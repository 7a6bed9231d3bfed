package dev.roundtrip.testing;

import dev.roundtrip.testing.Snapshot.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A snapshot as a file. */
final class SnapshotText {

  /** What is written; newer ones cannot be read. */
  private static final int VERSION = 1;

  private static final Pattern HEADER =
      Pattern.compile("# queries of a test, format (\\d{1,9})\\b.*");
  private static final String TEST = "# test ";
  private static final String STATEMENTS = "statements: ";
  private static final String TIMES = " × ";
  private static final String INDENT = "    ";

  private SnapshotText() {}

  /** A file that is no snapshot. */
  static final class Unreadable extends Exception {

    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
      super(message);
    }
  }

  static String heading(Entry entry) {
    return entry.count() + TIMES + entry.text();
  }

  static String write(Snapshot snapshot) {
    StringBuilder text = new StringBuilder();
    text.append("# queries of a test, format ").append(VERSION);
    text.append("; written with -Droundtrip.snapshots=update\n");
    if (!snapshot.test().isEmpty()) {
      text.append(TEST).append(snapshot.test()).append('\n');
    }
    text.append(STATEMENTS).append(snapshot.statements()).append("\n\n");
    for (Entry entry : snapshot.entries()) {
      text.append(heading(entry)).append('\n');
      text.append(INDENT).append(entry.where()).append('\n');
    }
    return text.toString();
  }

  static Snapshot read(String text) throws Unreadable {
    List<String> lines = text.lines().map(String::stripTrailing).toList();
    Matcher header = HEADER.matcher(lines.isEmpty() ? "" : lines.get(0));
    if (!header.matches()) {
      throw wrong(1, "expected: # queries of a test, format " + VERSION);
    }
    if (Integer.parseInt(header.group(1)) > VERSION) {
      throw new Unreadable(
          "was written by a newer version of Roundtrip: its format is %s, and this one reads up to %d"
              .formatted(header.group(1), VERSION));
    }
    String test = "";
    String statements = "";
    List<Entry> entries = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.startsWith(TEST)) {
        test = line.substring(TEST.length());
      } else if (line.startsWith(STATEMENTS)) {
        statements = line.substring(STATEMENTS.length());
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        entries.add(entry(lines, i));
        i++;
      }
    }
    if (statements.isEmpty()) {
      throw new Unreadable("cannot be read: it has no line that begins with " + STATEMENTS.strip());
    }
    return new Snapshot(test, statements, entries);
  }

  private static Entry entry(List<String> lines, int at) throws Unreadable {
    String line = lines.get(at);
    int times = line.indexOf(TIMES);
    if (times < 1 || line.startsWith(" ")) {
      throw wrong(at + 1, "expected a count, ×, and a statement");
    }
    String where = at + 1 < lines.size() ? lines.get(at + 1) : "";
    if (!where.startsWith(INDENT) || where.isBlank()) {
      throw wrong(at + 2, "expected where the statement is sent, indented");
    }
    return new Entry(
        line.substring(0, times),
        line.substring(times + TIMES.length()),
        where.substring(INDENT.length()));
  }

  private static Unreadable wrong(int line, String expected) {
    return new Unreadable("cannot be read: line %d: %s".formatted(line, expected));
  }
}
