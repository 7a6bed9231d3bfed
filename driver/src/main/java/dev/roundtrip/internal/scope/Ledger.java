package dev.roundtrip.internal.scope;

import dev.roundtrip.finding.ScopeReport;
import dev.roundtrip.internal.callsite.CallPath;
import dev.roundtrip.internal.sql.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What happened in one scope, in bounded memory. Executions may be added by several threads; once
 * it is closed it no longer changes, apart from row counts of results that are still being read,
 * and can be read without a lock.
 */
public final class Ledger {

  private volatile String scope;
  private final ScopeKind kind;
  private final LedgerLimits limits;
  private final long opened;
  private final Map<Shape, List<Group>> groupsByShape = new LinkedHashMap<>(4);
  private final WriteLog writes = new WriteLog();
  private final SlowExecutions slow;
  private final AtomicInteger valuesLeft;

  /** Null as long as there is nothing in it, as in most scopes. */
  private @Nullable ScopeClocks clocks;

  /** As above. */
  private @Nullable ScopeIncidents incidents;

  /** Opened for whatever may come; if nothing does, nobody needs to hear of it. */
  private volatile boolean quietIfEmpty;

  private int sequence;
  private int groups;
  private int remembered;
  private long statements;
  private long failures;
  private long nanos;
  private long rows;
  private long affectedRows;
  private long autoCommitWrites;
  private long untracked;
  private long nested;
  private long lastEnd;
  private long closedAt;
  private boolean closed;

  /** The innermost one that records it; null as a rule. */
  private @Nullable ScopeRecording recording;

  private volatile @Nullable ScopeReport report;

  /** Null as long as each execution has its stack walked that is repeated. */
  private @Nullable FamiliarLoops familiar;

  private @Nullable Shape lastShape;

  Ledger(String scope, ScopeKind kind, LedgerLimits limits, long now) {
    this.scope = scope;
    this.kind = kind;
    this.limits = limits;
    this.opened = now;
    this.lastEnd = now;
    this.slow = new SlowExecutions(limits.executionsPerGroup());
    this.valuesLeft = new AtomicInteger(limits.values());
  }

  /** Before anything is counted in it; the innermost recording comes last. */
  void recordedBy(ScopeRecording recorder) {
    recording = recorder;
  }

  /**
   * Whether some results in it ended early, because somebody wanted to see what depends on them.
   */
  public boolean isThinned() {
    return recording != null && recording.thins();
  }

  @Nullable ScopeRecording recording() {
    return recording;
  }

  /** Whether this shape has been sent before in this scope. */
  public synchronized boolean hasSeen(Shape shape) {
    return groupsByShape.containsKey(shape);
  }

  /**
   * The path that the next execution of a shape has without a look at the stack, or null if it has
   * to be walked. A loop that was the same in many scopes is followed by samples, for as long as it
   * is sent after the same statement as the time before: who leaves a loop sends something else.
   */
  public synchronized @Nullable CallPath expected(
      Shape shape, String dataSource, FamiliarLoops loops) {
    familiar = loops;
    List<Group> sameShape = groupsByShape.get(shape);
    Group only = sameShape == null ? null : onlyWalked(sameShape);
    return only == null
            || !only.sampled
            || !Objects.equals(only.before, lastShape)
            || isSample(only.count() + 1)
            || !only.dataSource().equals(dataSource)
        ? null
        : only.path();
  }

  private static @Nullable Group onlyWalked(List<Group> groups) {
    Group only = null;
    for (Group group : groups) {
      if (group.path().walked()) {
        if (only != null) {
          return null;
        }
        only = group;
      }
    }
    return only;
  }

  /** The 1st, 4th, 16th, 64th, ... */
  private static boolean isSample(long number) {
    return Long.bitCount(number) == 1 && (Long.numberOfTrailingZeros(number) & 1) == 0;
  }

  /** Another group of a shape whose stack was walked: the first one may be of a familiar loop. */
  private void follow(FamiliarLoops loops, Group added) {
    if (!added.path().walked()) {
      return;
    }
    for (Group group : groupsByShape.getOrDefault(added.shape(), List.of())) {
      if (group.loop != null) {
        group.loop.wasAnother();
        group.loop = null;
        group.sampled = false;
        return;
      }
      if (group != added && group.path().walked()) {
        return;
      }
    }
    FamiliarLoop loop = loops.of(added.shape(), added.path());
    added.sampled = loop.mayBeSampled();
    added.loop = loop;
  }

  /** What was walked as a whole, and came from one place, is more familiar now. */
  private void learn() {
    for (List<Group> groups : groupsByShape.values()) {
      for (Group group : groups) {
        if (group.loop != null && !group.sampled) {
          group.loop.wasTheSame();
        }
      }
    }
  }

  /**
   * Counts an execution.
   *
   * @return false if the scope has ended, and nothing was counted
   */
  synchronized boolean add(Execution execution, CallPath path) {
    if (closed) {
      return false;
    }
    Shape shape = execution.sql().shape();
    int position = sequence++;
    statements++;
    nanos += execution.nanos();
    affectedRows += execution.affectedRows();
    rows += execution.rows();
    lastEnd = execution.end();
    if (execution.failed()) {
      failures++;
      writes.barrier(position);
    } else if (shape.kind().writes()) {
      writes.write(position, shape.writtenTables());
    }
    if (execution.inAutoCommit() && shape.kind().writes()) {
      autoCommitWrites++;
    }
    Group group = groupOf(shape, path, execution.dataSource());
    execution.join(group, position);
    group.add(execution);
    group.before = lastShape;
    lastShape = shape;
    if (isFirstRepetition(group)) {
      execution.repeats();
    }
    if (group.tracked()
        && group.executions().size() < limits.executionsPerGroup()
        && remembered < limits.executions()) {
      remembered++;
      group.remember(execution);
    }
    return true;
  }

  private boolean isFirstRepetition(Group group) {
    if (group.count() != 1) {
      return group.count() == 2;
    }
    List<Group> sameShape = groupsByShape.get(group.shape());
    return sameShape != null && sameShape.size() > 1;
  }

  private Group groupOf(Shape shape, CallPath path, String dataSource) {
    List<Group> sameShape = groupsByShape.get(shape);
    if (sameShape != null) {
      for (Group group : sameShape) {
        if (group.path().equals(path) && group.dataSource().equals(dataSource)) {
          return group;
        }
      }
    }
    if (groups == limits.groups()) {
      untracked++;
      return new Group(this, shape, path, dataSource, false);
    }
    groups++;
    Group group = new Group(this, shape, path, dataSource, true);
    groupsByShape.computeIfAbsent(shape, unused -> new ArrayList<>(1)).add(group);
    if (familiar != null) {
      follow(familiar, group);
    }
    return group;
  }

  /** An execution turned out to be slow, and is remembered whatever else there is. */
  synchronized void addSlow(Execution execution) {
    if (!closed) {
      slow.add(execution);
    }
  }

  /** What was read before may be read again without being a duplicate: a rollback happened. */
  public synchronized void barrier() {
    if (!closed) {
      writes.barrier(sequence++);
    }
  }

  /** A commit succeeded. */
  public void committed(long nanos) {
    synchronized (this) {
      if (!closed) {
        writes.transactionEnd(sequence);
      }
    }
    clocks().committed(nanos);
  }

  /** A rollback succeeded, to a savepoint or to the start: what was read before may be again. */
  public void rolledBack(long nanos) {
    synchronized (this) {
      if (!closed) {
        writes.barrier(sequence++);
        writes.transactionEnd(sequence);
      }
    }
    clocks().rolledBack(nanos);
  }

  /**
   * Keeps an incident for when the scope has ended.
   *
   * @return false if it has ended
   */
  public synchronized boolean add(Incident incident) {
    return add((UnsettledIncident) () -> incident);
  }

  /**
   * Keeps what may become an incident for when the scope has ended.
   *
   * @return false if it has ended
   */
  public synchronized boolean add(UnsettledIncident incident) {
    if (closed) {
      return false;
    }
    if (incidents == null) {
      incidents = new ScopeIncidents();
    }
    incidents.add(incident);
    return true;
  }

  synchronized boolean close(long now) {
    if (closed) {
      return false;
    }
    closed = true;
    closedAt = now;
    if (clocks != null) {
      clocks.close();
    }
    if (incidents != null) {
      incidents.settle();
    }
    if (familiar != null) {
      learn();
    }
    return true;
  }

  synchronized void addNested(long more) {
    nested += more;
  }

  void addNanos(long more) {
    nanos += more;
  }

  void addRows(long more) {
    rows += more;
  }

  void addAffectedRows(long more) {
    affectedRows += more;
  }

  @Nullable ResultValues newValues() {
    return valuesLeft.get() > 0 ? new ResultValues(this) : null;
  }

  boolean reserveValues(int count) {
    return valuesLeft.addAndGet(-count) >= 0;
  }

  /** Reads it while it may still be added to; nothing is counted meanwhile. */
  public synchronized <T> T read(Function<Ledger, T> reader) {
    return reader.apply(this);
  }

  /** The scope's name. */
  public String scope() {
    return scope;
  }

  /** Gives it the name that it should have had from the start; until it is judged. */
  public void rename(String name) {
    scope = name;
  }

  /** Nothing is to be said of it if nothing is sent in it. */
  void quietIfEmpty() {
    quietIfEmpty = true;
  }

  /** Whether nothing is to be said of it. */
  public boolean isQuiet() {
    return quietIfEmpty && statements() == 0 && nested() == 0;
  }

  /** What opened the scope. */
  public ScopeKind kind() {
    return kind;
  }

  /** How many statements were sent. */
  public synchronized long statements() {
    return statements;
  }

  /** How many of them failed. */
  public long failures() {
    return failures;
  }

  /** Time in the database of all statements, in nanoseconds. */
  public long nanos() {
    return nanos;
  }

  /** From opening to closing, in nanoseconds; while it is open, to the last statement. */
  public synchronized long wallNanos() {
    return (closed ? closedAt : lastEnd) - opened;
  }

  /** Keeps what was said of it, for whoever holds the scope. */
  public void conclude(ScopeReport said) {
    report = said;
  }

  /** What was said of it; null until it was judged. */
  public @Nullable ScopeReport report() {
    return report;
  }

  /** Rows that the application read. */
  public long rows() {
    return rows;
  }

  /** Rows that were changed, as far as the driver told. */
  public synchronized long affectedRows() {
    return affectedRows;
  }

  /** How many statements that write were sent in autocommit, each a transaction of its own. */
  public synchronized long autoCommitWrites() {
    return autoCommitWrites;
  }

  /** What was counted beyond the statements. */
  public synchronized ScopeClocks clocks() {
    ScopeClocks known = clocks;
    if (known == null) {
      known = new ScopeClocks(closed);
      clocks = known;
    }
    return known;
  }

  /** What happened beyond the statements; the first ones if there was too much. */
  public List<Incident> incidents() {
    return incidents == null ? List.of() : incidents.settled();
  }

  /** How many different shapes were sent, as far as the scope kept track. */
  public int shapes() {
    return groupsByShape.size();
  }

  /** Executions that were counted but not grouped, because the scope had too many groups. */
  public long untracked() {
    return untracked;
  }

  /** Statements counted by explicit scopes inside of this one, and not by it. */
  public long nested() {
    return nested;
  }

  /** When the last statement returned, in {@link System#nanoTime()}'s clock. */
  public synchronized long lastEnd() {
    return lastEnd;
  }

  /** The groups of each shape, in order of the shapes' first appearance. */
  public Map<Shape, List<Group>> groupsByShape() {
    return groupsByShape;
  }

  /** The executions that were over the slow threshold, oldest first; the first ones if too many. */
  public List<Execution> slow() {
    return slow.oldestFirst();
  }

  /** Whether one of these tables was written, or something failed, between two positions. */
  public boolean changedBetween(int from, int to, List<String> tables) {
    return writes.changedBetween(from, to, tables);
  }

  /** Whether a commit or rollback came after the one position and before the other. */
  public boolean endedBetween(int from, int to) {
    return writes.endedBetween(from, to);
  }
}
