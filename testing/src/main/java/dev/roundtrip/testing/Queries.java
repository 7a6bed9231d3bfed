package dev.roundtrip.testing;

import dev.roundtrip.finding.AllowedFinding;
import dev.roundtrip.finding.Finding;
import dev.roundtrip.finding.FindingKind;
import dev.roundtrip.finding.Inconclusive;
import dev.roundtrip.finding.StatementKind;
import dev.roundtrip.recording.RecordedConnection;
import dev.roundtrip.recording.RecordedExecution;
import dev.roundtrip.recording.RecordedPlan;
import dev.roundtrip.recording.RecordedScope;
import dev.roundtrip.recording.RecordedStatement;
import dev.roundtrip.recording.SimulatedLatency;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.assertj.core.api.AssertProvider;

/**
 * What was sent to databases while it was recorded. What migration and schema tools sent is told
 * apart and counted nowhere. A view of a recording that still runs looks anew at each call, from
 * the thread that is recorded; {@link #snapshot()} and what {@link QueryRecorder#record} gives does
 * not change any more.
 *
 * <p>{@code assertThat(queries)} of AssertJ gives a {@link QueriesAssert}.
 */
public final class Queries implements AssertProvider<QueriesAssert> {

  private final Supplier<RecordedScope> source;
  private final Function<RecordedStatement, RecordedPlan> plans;

  Queries(Supplier<RecordedScope> source, Function<RecordedStatement, RecordedPlan> plans) {
    this.source = source;
    this.plans = plans;
  }

  /** What was recorded: the name of the test, as a rule. */
  public String name() {
    return source.get().name();
  }

  /** By shape, line and data source, in order of first appearance. */
  public List<RecordedStatement> statements() {
    return source.get().statements().stream().filter(each -> !each.migration()).toList();
  }

  /** What migration and schema tools sent, in the same form. */
  public List<RecordedStatement> migrations() {
    return source.get().statements().stream().filter(RecordedStatement::migration).toList();
  }

  /** One by one, in order; the first ones where there were very many, see {@link RecordedScope}. */
  public List<RecordedExecution> executions() {
    return source.get().executions().stream().filter(each -> !each.migration()).toList();
  }

  /** The verdicts. */
  public List<Finding> findings() {
    return source.get().findings();
  }

  /** What could not be judged: for example that a parent returned only one row. */
  public List<Inconclusive> inconclusive() {
    return source.get().inconclusive();
  }

  /** What was found and is not among the findings, because it is meant. */
  public List<AllowedFinding> allowed() {
    return source.get().allowed();
  }

  /** Connections that were acquired and are not closed. */
  public List<RecordedConnection> openConnections() {
    return source.get().openConnections();
  }

  /** How many statements were sent; a batch is one. */
  public long total() {
    return sum(statements());
  }

  /** How many of this kind were sent; a batch is one. */
  public long count(StatementKind kind) {
    return sum(statements().stream().filter(each -> each.shape().kind() == kind).toList());
  }

  /** How many of the statements were batches. */
  public long batches() {
    return statements().stream().mapToLong(RecordedStatement::batches).sum();
  }

  /** Rows that the application read. */
  public long rows() {
    return statements().stream().mapToLong(RecordedStatement::rows).sum();
  }

  /** Rows that were changed, as far as the driver told. */
  public long affectedRows() {
    return statements().stream().mapToLong(RecordedStatement::affectedRows).sum();
  }

  /** Time in the database. */
  public Duration time() {
    return statements().stream().map(RecordedStatement::time).reduce(Duration.ZERO, Duration::plus);
  }

  /**
   * How far away the database was made to seem, and by how many round trips of all data sources.
   */
  public SimulatedLatency latency() {
    return source.get().latency();
  }

  /** The tables that were read or written, sorted, as the statements spell them. */
  public Set<String> tables() {
    Set<String> tables = new TreeSet<>();
    statements().forEach(each -> tables.addAll(each.shape().tables()));
    return tables;
  }

  /** The names of the data sources that statements were sent over, sorted. */
  public Set<String> dataSources() {
    Set<String> names = new TreeSet<>();
    statements().forEach(each -> names.add(each.dataSource()));
    return names;
  }

  /**
   * What was sent over one data source. A finding belongs to each data source over which its
   * statement was sent.
   */
  public Queries over(String dataSource) {
    Objects.requireNonNull(dataSource, "dataSource");
    return new Queries(() -> Scopes.over(source.get(), dataSource), plans);
  }

  /** The same with fewer findings. */
  Queries without(Predicate<Finding> accepted) {
    return new Queries(() -> Scopes.without(source.get(), accepted), plans);
  }

  /** What is known now. */
  public Queries snapshot() {
    RecordedScope now = source.get();
    return new Queries(() -> now, plans);
  }

  /**
   * How the database runs one of the {@link #statements()} now, with values that it was sent with:
   * asked on a connection of our own, which sees what has been committed. Only SELECTs are asked
   * about. Waits for the answer, some seconds at most.
   */
  public RecordedPlan plan(RecordedStatement statement) {
    return plans.apply(Objects.requireNonNull(statement, "statement"));
  }

  /** Whether findings of this kind are switched on. */
  boolean judges(FindingKind kind) {
    return source.get().judged().contains(kind);
  }

  /** Executions, or whole scopes, of which nothing but their number is known. */
  long untracked() {
    return source.get().untracked();
  }

  private static long sum(List<RecordedStatement> statements) {
    return statements.stream().mapToLong(RecordedStatement::executions).sum();
  }

  /**
   * That the same statements are sent as before: see {@link QueriesAssert#matchesSnapshot()}.
   *
   * @throws AssertionError if they are not
   */
  public void matchesSnapshot() {
    assertThat().matchesSnapshot();
  }

  /** For AssertJ. */
  @Override
  public QueriesAssert assertThat() {
    return new QueriesAssert(this);
  }

  /** The statements with their counts, rows, time and lines, then the verdicts. */
  @Override
  public String toString() {
    return Report.of(snapshot());
  }
}
