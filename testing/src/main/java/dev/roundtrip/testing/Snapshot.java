package dev.roundtrip.testing;

import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a test sends, as people review it.
 *
 * @param test the unique id of the test; empty if there is none
 * @param statements how many statements there are in all, such as {@code 1 + n(author)}
 * @param entries shapes in order of first appearance
 */
record Snapshot(String test, String statements, List<Entry> entries) {

  /** A statement that is sent once for each row of another. */
  private static final Pattern FUNCTION = Pattern.compile("n\\d*\\(([^)]*)\\)");

  /**
   * The statements of one shape from one method.
   *
   * @param count how often it is sent: a number or a function
   * @param text the shape
   * @param where the method, and what else is to be told
   */
  record Entry(String count, String text, String where) {}

  Snapshot {
    entries = List.copyOf(entries);
  }

  /** How many statements there are, as a class of complexity. */
  String complexity() {
    TreeSet<String> sources = new TreeSet<>();
    FUNCTION.matcher(statements).results().forEach((MatchResult f) -> sources.add(f.group(1)));
    return sources.isEmpty() ? "constant" : "grows with " + String.join(" and ", sources);
  }

  /** What is different in another one; null if nothing is. */
  @Nullable String differenceTo(Snapshot now) {
    if (statements.equals(now.statements) && entries.equals(now.entries)) {
      return null;
    }
    StringBuilder text = new StringBuilder();
    if (statements.equals(now.statements)) {
      text.append("is different");
    } else {
      text.append("was ").append(now.statements);
    }
    if (!complexity().equals(now.complexity())) {
      text.append("\n    complexity: ").append(complexity()).append(" → ").append(now.complexity());
    }
    SnapshotDiff.lines(entries, now.entries).forEach(line -> text.append("\n    ").append(line));
    return text.toString();
  }
}
