package dev.roundtrip.testing;

import dev.roundtrip.Roundtrip;
import dev.roundtrip.finding.StatementKind;
import dev.roundtrip.recording.RecordedExecution;
import dev.roundtrip.recording.RecordedStatement;
import dev.roundtrip.recording.RecordingOptions;
import dev.roundtrip.testing.ScalingAssert.RolledBack;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Runs an action as it is, and with the results of each of its queries thinned. */
final class ThinningRun {

  /** Two tell that something grows, the third that the second was no exception. */
  static final int MOST_ROWS = 3;

  /** Each costs three runs. */
  static final int MOST_SOURCES = 12;

  /**
   * What came of it.
   *
   * @param first the action as it is, when what is sent only once is sent
   * @param second the action as it is
   * @param thinned one for each query that returned two rows or more
   * @param leftOut queries that were too many
   * @param tables whose queries were thinned; empty for all
   */
  record Runs(
      Queries first, Queries second, List<Thinned> thinned, int leftOut, List<String> tables) {}

  /**
   * What was sent while one query's results were thinned.
   *
   * @param source the query
   * @param rows the most that one of its results has
   * @param steps what the action sent with 1, 2 and 3 rows, as far as the query has them and
   *     nothing was thrown
   * @param failure what was thrown, or null
   */
  record Thinned(
      RecordedStatement source, long rows, List<Queries> steps, @Nullable Throwable failure) {}

  private final ThrowingRunnable action;
  private final RolledBack rolledBack;
  private final List<Roundtrip> roundtrips;
  private final List<String> tables;

  ThinningRun(
      ThrowingRunnable action,
      RolledBack rolledBack,
      List<Roundtrip> roundtrips,
      List<String> tables) {
    this.action = action;
    this.rolledBack = rolledBack;
    this.roundtrips = roundtrips;
    this.tables = tables;
  }

  Runs runs() throws Exception {
    Queries first = run("the action, for the first time", RecordingOptions.none());
    Queries second = run("the action", RecordingOptions.none());
    Map<String, Long> rows = mostRows(second);
    List<Thinned> thinned = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    int leftOut = 0;
    for (RecordedStatement each : second.statements()) {
      long most = rows.getOrDefault(each.shape().fingerprint(), 0L);
      if (most < 2
          || each.shape().kind() != StatementKind.SELECT
          || !isMeant(each)
          || !seen.add(each.shape().fingerprint())) {
        continue;
      }
      if (thinned.size() == MOST_SOURCES) {
        leftOut++;
      } else {
        thinned.add(thinned(each, most));
      }
    }
    return new Runs(first, second, thinned, leftOut, tables);
  }

  /** The most rows that one execution of a shape returned. */
  static Map<String, Long> mostRows(Queries queries) {
    Map<String, Long> rows = new HashMap<>();
    for (RecordedExecution each : queries.executions()) {
      rows.merge(each.shape().fingerprint(), each.rows(), Math::max);
    }
    return rows;
  }

  private boolean isMeant(RecordedStatement statement) {
    return tables.isEmpty()
        || tables.stream()
            .anyMatch(
                table ->
                    statement.shape().tables().stream()
                        .anyMatch(each -> Checks.isTable(each, table)));
  }

  private Thinned thinned(RecordedStatement source, long most) {
    List<Queries> steps = new ArrayList<>();
    for (int rows = 1; rows <= Math.min(MOST_ROWS, most); rows++) {
      try {
        steps.add(
            run(
                "the action, thinned to " + Words.count(rows, "row"),
                RecordingOptions.none().withThinnedRows(source.shape().fingerprint(), rows)));
      } catch (Exception | AssertionError failure) {
        return new Thinned(source, most, steps, failure);
      }
    }
    return new Thinned(source, most, steps, null);
  }

  private Queries run(String name, RecordingOptions options) throws Exception {
    List<Queries> recorded = new ArrayList<>(1);
    rolledBack.run(
        () -> {
          QueryRecording recording = QueryRecording.start(name, roundtrips, options);
          try (recording) {
            action.run();
          }
          recorded.add(recording.queries());
        });
    if (recorded.isEmpty()) {
      throw new IllegalStateException("rolledBackBy did not run the work that it was given");
    }
    return recorded.get(0);
  }
}
