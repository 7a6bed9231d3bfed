package dev.roundtrip.testing;

import dev.roundtrip.finding.FindingKind;
import dev.roundtrip.finding.StatementKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on {@link Queries}. What nothing was seen for is INCONCLUSIVE and fails: assert {@link
 * #hasNoQueries()} where nothing should be sent. A batch is one statement.
 */
public final class QueriesAssert extends AbstractAssert<QueriesAssert, Queries> {

  /** Where mismatches are gathered; null if each is a failure at once. */
  private final @Nullable List<Fact> gathered;

  /** Asserts on what is known of the queries by now. */
  public QueriesAssert(Queries actual) {
    this(actual.snapshot(), null);
  }

  private QueriesAssert(Queries snapshot, @Nullable List<Fact> gathered) {
    super(snapshot, QueriesAssert.class);
    this.gathered = gathered;
  }

  /** All of these, and one failure that tells everything that is not so. */
  public QueriesAssert softly(Consumer<QueriesAssert> assertions) {
    List<Fact> facts = new ArrayList<>();
    assertions.accept(new QueriesAssert(actual, facts));
    if (gathered != null) {
      gathered.addAll(facts);
    } else if (!facts.isEmpty()) {
      throw failure("%s", Failures.text(actual, facts));
    }
    return this;
  }

  /** What was sent over the data source with this name, and nothing else. */
  public QueriesAssert over(String dataSource) {
    return new QueriesAssert(actual.over(dataSource), gathered);
  }

  /** That so many SELECTs were sent. */
  public QueriesAssert hasSelects(long expected) {
    return exactly("selects", expected, StatementKind.SELECT);
  }

  /** That no more SELECTs were sent. */
  public QueriesAssert hasAtMostSelects(long limit) {
    return atMost("selects", limit, StatementKind.SELECT);
  }

  /** That so many INSERTs were sent. */
  public QueriesAssert hasInserts(long expected) {
    return exactly("inserts", expected, StatementKind.INSERT);
  }

  /** That no more INSERTs were sent. */
  public QueriesAssert hasAtMostInserts(long limit) {
    return atMost("inserts", limit, StatementKind.INSERT);
  }

  /** That so many UPDATEs were sent. */
  public QueriesAssert hasUpdates(long expected) {
    return exactly("updates", expected, StatementKind.UPDATE);
  }

  /** That no more UPDATEs were sent. */
  public QueriesAssert hasAtMostUpdates(long limit) {
    return atMost("updates", limit, StatementKind.UPDATE);
  }

  /** That so many DELETEs were sent. */
  public QueriesAssert hasDeletes(long expected) {
    return exactly("deletes", expected, StatementKind.DELETE);
  }

  /** That no more DELETEs were sent. */
  public QueriesAssert hasAtMostDeletes(long limit) {
    return atMost("deletes", limit, StatementKind.DELETE);
  }

  /** That so many statements of any kind were sent. */
  public QueriesAssert hasTotal(long expected) {
    return check(Checks.exactly(actual, "statements", expected, Queries::total));
  }

  /** That no more statements of any kind were sent. */
  public QueriesAssert hasAtMostTotal(long limit) {
    return check(Checks.atMost(actual, "statements", limit, Queries::total));
  }

  /** That nothing was sent. */
  public QueriesAssert hasNoQueries() {
    return check(Checks.noStatement(actual));
  }

  /** That so many of the statements were batches. */
  public QueriesAssert hasBatches(long expected) {
    return check(Checks.exactly(actual, "batches", expected, Queries::batches));
  }

  /** That no line sent a write more than once other than in batches. */
  public QueriesAssert allBatched() {
    return check(Checks.allBatched(actual));
  }

  /**
   * That all batches have this many entries, but for the last one of each line and shape, which may
   * have fewer.
   *
   * @param size at least 1
   */
  public QueriesAssert hasBatchesOf(int size) {
    if (size < 1) {
      throw new IllegalArgumentException("size must be at least 1, was " + size);
    }
    return check(Checks.batchesOf(actual, size));
  }

  /** That the application read so many rows. */
  public QueriesAssert readsRows(long expected) {
    return check(Checks.exactly(actual, "rows read", expected, Queries::rows));
  }

  /** That the application read no more rows. */
  public QueriesAssert readsAtMostRows(long limit) {
    return check(Checks.atMost(actual, "rows read", limit, Queries::rows));
  }

  /** That so many rows were changed, as far as the driver told. */
  public QueriesAssert changesRows(long expected) {
    return check(Checks.exactly(actual, "rows changed", expected, Queries::affectedRows));
  }

  /** That each of these tables was read or written; a name without schema fits any schema. */
  public QueriesAssert touchesTables(String... tables) {
    return check(Checks.tables(actual, tables));
  }

  /** That no other table was read or written. */
  public QueriesAssert touchesOnlyTables(String... tables) {
    return check(Checks.onlyTables(actual, tables));
  }

  /** That none of these tables was read or written. */
  public QueriesAssert touchesNoneOfTables(String... tables) {
    return check(Checks.noTable(actual, tables));
  }

  /** That no statement was sent once for each row of another. */
  public QueriesAssert hasNoNPlusOne() {
    return check(Checks.noFinding(actual, FindingKind.N_PLUS_ONE));
  }

  /** That nothing was read again that had not changed. */
  public QueriesAssert hasNoDuplicates() {
    return check(Checks.noFinding(actual, FindingKind.DUPLICATE));
  }

  /** That there is no finding of this kind. */
  public QueriesAssert hasNo(FindingKind kind) {
    return check(Checks.noFinding(actual, Objects.requireNonNull(kind, "kind")));
  }

  /** That there is no finding at all. */
  public QueriesAssert hasNoFindings() {
    return check(Checks.noFinding(actual));
  }

  /** That no statement took this long, up to its first row. */
  public QueriesAssert hasNoSlowQueries(Duration over) {
    return check(Checks.noSlow(actual, over));
  }

  /**
   * That no SELECT reads a whole table where an index could serve it; see {@link NoFullScan}. The
   * database is asked at this moment, on a connection of our own, which sees what is committed.
   */
  public QueriesAssert hasNoFullScan() {
    return check(new ScanRule(List.of(), List.of(), 0));
  }

  /** The same for these tables only. */
  public QueriesAssert hasNoFullScanOf(String... tables) {
    return check(new ScanRule(List.of(tables), List.of(), 0));
  }

  /** The same for all tables but these, which stay small. */
  public QueriesAssert hasNoFullScanExceptOf(String... tables) {
    return check(new ScanRule(List.of(), List.of(tables), 0));
  }

  /**
   * That, by the plan that the database would really use, no SELECT reads a whole table of this
   * many rows or more. A whole table of fewer rows is INCONCLUSIVE.
   */
  public QueriesAssert hasNoFullScanFrom(long minRows, String... tables) {
    return check(new ScanRule(List.of(tables), List.of(), minRows));
  }

  private QueriesAssert check(ScanRule rule) {
    return check(rule.check(actual).stream().findFirst().orElse(null));
  }

  /**
   * That some SELECT uses the index with this name, whatever the case; see {@link UsesIndex}. The
   * database is asked at this moment, on a connection of our own.
   */
  public QueriesAssert usesIndex(String name) {
    return check(new IndexRule(name, "", List.of()));
  }

  /** That some SELECT uses an index of this table that begins with these columns. */
  public QueriesAssert usesIndexOn(String table, String... columns) {
    return check(new IndexRule("", table, List.of(columns)));
  }

  private QueriesAssert check(IndexRule rule) {
    return check(rule.check(actual).stream().findFirst().orElse(null));
  }

  /** That all connections that were acquired are closed. */
  public QueriesAssert hasNoConnectionLeaks() {
    return check(Checks.noOpenConnection(actual));
  }

  /**
   * That no statement's shape contains something like it.
   *
   * @param regex found anywhere in the normalized text, whatever the case
   */
  public QueriesAssert hasNoQueryMatching(String regex) {
    return check(Checks.noneMatching(actual, pattern(regex)));
  }

  /** That some statement's shape contains something like it; {@code regex} as above. */
  public QueriesAssert hasQueryMatching(String regex) {
    return check(Checks.someMatching(actual, pattern(regex)));
  }

  /**
   * That the same statements are sent as when the snapshot of the running test was written: a file
   * beside the source of the test, {@code BookTests.queries/list.txt}. If there is none it is
   * written, but not where the environment variable {@code CI} is set: there that is a failure.
   * {@code -Droundtrip.snapshots=update} writes all anew.
   *
   * <p>A snapshot has shapes in order of first appearance, and how often each is sent: as a
   * function, {@code n(author)}, where a statement was sent once for each row of another and the
   * keys prove it. Rows, times and line numbers are not in it.
   *
   * @throws IllegalStateException outside of the body of a test that {@link RoundtripExtension}
   *     runs
   */
  public QueriesAssert matchesSnapshot() {
    return check(SnapshotCheck.ofRunningTest(actual));
  }

  /** The same with a file of your own; in any test framework. */
  public QueriesAssert matchesSnapshot(Path file) {
    return check(SnapshotCheck.of(actual, Objects.requireNonNull(file, "file")));
  }

  private static Pattern pattern(String regex) {
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
  }

  private QueriesAssert exactly(String what, long expected, StatementKind kind) {
    return check(Checks.exactly(actual, what, expected, Checks.kind(kind)));
  }

  private QueriesAssert atMost(String what, long limit, StatementKind kind) {
    return check(Checks.atMost(actual, what, limit, Checks.kind(kind)));
  }

  private QueriesAssert check(@Nullable Fact mismatch) {
    if (mismatch != null && gathered != null) {
      gathered.add(mismatch);
    } else if (mismatch != null) {
      throw failure("%s", Failures.text(actual, List.of(mismatch)));
    }
    return this;
  }
}
