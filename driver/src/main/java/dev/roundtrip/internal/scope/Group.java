package dev.roundtrip.internal.scope;

import dev.roundtrip.finding.StatementKind;
import dev.roundtrip.internal.callsite.CallPath;
import dev.roundtrip.internal.sql.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The executions of one shape from one call path in one scope. Guarded by its ledger. */
public final class Group {

  private final Ledger ledger;
  private final Shape shape;
  private final CallPath path;
  private final String dataSource;
  private final boolean tracked;
  private final List<Execution> executions = new ArrayList<>(1);
  private @Nullable String comment;
  private @Nullable Replay replay;

  /** Set on the first group of a shape that was walked, where loops may be familiar. */
  @Nullable FamiliarLoop loop;

  /** Whether the stack is walked for some of its executions only. */
  boolean sampled;

  /** What was sent in its scope right before its last execution. */
  @Nullable Shape before;

  /** Of its first execution that could be asked about, if the scope is recorded; never dropped. */
  private @Nullable Replay recordedReplay;

  private long count;
  private long failures;
  private long nanos;
  private long rows;
  private long affectedRows;
  private long batches;
  private long batchEntries;

  Group(Ledger ledger, Shape shape, CallPath path, String dataSource, boolean tracked) {
    this.ledger = ledger;
    this.shape = shape;
    this.path = path;
    this.dataSource = dataSource;
    this.tracked = tracked;
  }

  /** Whether its ledger still knows it; one of too many groups is only counted, and forgotten. */
  boolean tracked() {
    return tracked;
  }

  void add(Execution execution) {
    count++;
    nanos += execution.nanos();
    rows += execution.rows();
    affectedRows += execution.affectedRows();
    if (execution.batchSize() > 0) {
      batches++;
      batchEntries += execution.batchSize();
    }
    if (execution.failed()) {
      failures++;
    }
    if (comment == null) {
      comment = execution.sql().comment();
    }
  }

  /** Its statement was repeated; this is what it takes to ask about one of its executions. */
  void replayWith(Replay kept) {
    synchronized (ledger) {
      if (replay == null && tracked) {
        replay = kept;
      }
    }
  }

  /** What it takes to ask about one of its executions, or null if that is not kept. */
  public @Nullable Replay replay() {
    return replay;
  }

  /** Nobody will ask about it any more. */
  public void dropReplay() {
    replay = null;
  }

  void remember(Execution execution) {
    executions.add(execution);
  }

  void addNanos(long more) {
    synchronized (ledger) {
      nanos += more;
      ledger.addNanos(more);
    }
  }

  void addRows(long more) {
    synchronized (ledger) {
      rows += more;
      ledger.addRows(more);
    }
  }

  void addAffectedRows(long more) {
    synchronized (ledger) {
      affectedRows += more;
      ledger.addAffectedRows(more);
    }
  }

  /** What it takes to ask about one of its executions, if it is recorded, or null. */
  public @Nullable Replay recordedReplay() {
    return recordedReplay;
  }

  void recordWith(Replay kept) {
    synchronized (ledger) {
      if (wantsReplay()) {
        recordedReplay = kept;
      }
    }
  }

  /** Whether somebody who records it may want to ask about what it sends. */
  boolean wantsReplay() {
    return ledger.recording() != null
        && (recordedReplay == null || recordedReplay.obstacle() != null)
        && shape.kind() == StatementKind.SELECT;
  }

  int rowLimit() {
    ScopeRecording recording = ledger.recording();
    return recording == null ? RowThinning.ALL_ROWS : recording.rowLimit(shape);
  }

  Ledger ledger() {
    return ledger;
  }

  /** What was sent. */
  public Shape shape() {
    return shape;
  }

  /** The frames that sent it; {@link CallPath#unknown()} if the stack was not walked. */
  public CallPath path() {
    return path;
  }

  /** The name of the data source over which it was sent; empty if it has none. */
  public String dataSource() {
    return dataSource;
  }

  /** The first comment seen in its texts, or null. */
  public @Nullable String comment() {
    return comment;
  }

  /** How often it was sent, failures included. */
  public long count() {
    return count;
  }

  /** How often the driver threw. */
  public long failures() {
    return failures;
  }

  /** Time in the database of all executions, in nanoseconds. */
  public long nanos() {
    return nanos;
  }

  /** Rows that the application read from all executions. */
  public long rows() {
    return rows;
  }

  /** Rows that were changed, as far as the driver told. */
  public long affectedRows() {
    return affectedRows;
  }

  /** How many of the executions were batches. */
  public long batches() {
    return batches;
  }

  /** How many entries these had in all. */
  public long batchEntries() {
    return batchEntries;
  }

  /** The executions remembered one by one, oldest first; the first ones if there were too many. */
  public List<Execution> executions() {
    return executions;
  }
}
