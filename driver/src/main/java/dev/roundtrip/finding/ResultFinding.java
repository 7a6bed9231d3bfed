package dev.roundtrip.finding;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * A result was larger than what the application made of it, or without a bound.
 *
 * @param evidence the facts; occurrences counts the executions with such a result
 * @param kind {@link FindingKind#UNBOUNDED_RESULT}, {@link FindingKind#UNREAD_ROWS} or {@link
 *     FindingKind#UNREAD_COLUMNS}
 * @param rows how many rows the application fetched of the largest of these results
 * @param unread how many of these rows, or how many columns of all these results, it never read; 0
 *     for an unbounded result
 * @param columns the names of the columns it never read, or {@code column 3} where one has no name;
 *     empty for the other kinds
 */
public record ResultFinding(
    Evidence evidence, FindingKind kind, long rows, long unread, List<String> columns)
    implements Finding {

  public ResultFinding {
    Objects.requireNonNull(evidence, "evidence");
    Objects.requireNonNull(kind, "kind");
    columns = List.copyOf(columns);
  }

  @Override
  public long needed() {
    return occurrences();
  }

  /** The same as {@link #wasted()}: the number of statements is not what is wasted. */
  @Override
  public Duration wastedAt(Duration networkDistance) {
    return wasted();
  }

  @Override
  public String summary() {
    if (kind == FindingKind.UNBOUNDED_RESULT) {
      return "Unbounded result: " + rows + " rows of a query without a limit";
    }
    if (kind == FindingKind.UNREAD_ROWS) {
      return "Unread rows: %d of %d rows were fetched and passed over".formatted(unread, rows);
    }
    return "Unread columns: %d %s of %d rows never read: %s"
        .formatted(unread, unread == 1 ? "column" : "columns", rows, String.join(", ", columns));
  }

  @Override
  public ResultFinding withEvidence(Evidence facts) {
    return new ResultFinding(facts, kind, rows, unread, columns);
  }
}
