package dev.roundtrip.internal.scope;

import dev.roundtrip.internal.callsite.CallPath;
import dev.roundtrip.internal.sql.ParsedSql;
import org.jspecify.annotations.Nullable;

/**
 * One statement sent to the database, as its scope remembers it. What is known only later (its
 * group, its rows, the wait for the first row) is filled in after it was made.
 */
public final class Execution {

  private final ParsedSql sql;
  private final long[] slots;
  private final long start;
  private final boolean failed;

  /** The group that it is in; before that, the name of its data source, which the group has too. */
  private Object place = "";

  private boolean inAutoCommit;
  private boolean generatedKeys;
  private boolean wildcardBound;

  /** Its shape had been sent before in its scope, and nobody can be asked about it yet. */
  private boolean firstRepetition;

  /** How many result sets are still being read; {@link #values} is theirs. */
  private short readers;

  private int sequence;
  private long nanos;

  /** As far as an int holds them; of an execution with more, the rest is rare. */
  private int rows;

  private @Nullable ResultValues values;

  /** Null as long as there is none of it: an object for each execution has to be small. */
  private @Nullable Rarities rarities;

  /** What most executions have not. */
  private static final class Rarities {

    private int batchSize;
    private @Nullable String example;
    private long affectedRows;
    private long unreadRows;
    private @Nullable CallPath slowPath;
    private @Nullable Replay replay;
    private long slowSince;
    private long readingNanos;
    private long moreRows;
    private boolean countedEach;
  }

  /**
   * A statement has returned.
   *
   * @param sql the statement
   * @param slots hashes of the values at the shape's slots; 0 where a value could not be hashed
   * @param batchSize the number of entries of a batch; 0 if it was none
   * @param start when it was sent, in {@link System#nanoTime()}'s clock
   * @param nanos how long the driver took
   * @param failed whether the driver threw
   * @param example the statement with its values, or null unless values were asked for
   */
  public Execution(
      ParsedSql sql,
      long[] slots,
      int batchSize,
      long start,
      long nanos,
      boolean failed,
      @Nullable String example) {
    this.sql = sql;
    this.slots = slots;
    this.start = start;
    this.nanos = nanos;
    this.failed = failed;
    if (batchSize != 0 || example != null) {
      Rarities own = rarities();
      own.batchSize = batchSize;
      own.example = example;
    }
  }

  private Rarities rarities() {
    Rarities own = rarities;
    if (own == null) {
      own = new Rarities();
      rarities = own;
    }
    return own;
  }

  /** Its group, or its shape on another call path, has been counted once before. */
  void repeats() {
    firstRepetition = true;
  }

  /** Whether it is the one by which its group is asked about. */
  public boolean isFirstRepetition() {
    return firstRepetition;
  }

  /** It was repeated; this is what it takes to ask about its group. */
  public void replayGroupWith(Replay kept) {
    Group group = group();
    if (group != null) {
      group.replayWith(kept);
    }
  }

  private @Nullable Group group() {
    return place instanceof Group group ? group : null;
  }

  void join(Group joined, int position) {
    place = joined;
    sequence = position;
    if (values != null) {
      values.join(joined.ledger());
    }
  }

  /** It was sent over the data source with this name. */
  public void sentOver(String name) {
    place = name;
  }

  /** The name of the data source over which it was sent; empty if it has none. */
  public String dataSource() {
    return place instanceof Group group ? group.dataSource() : (String) place;
  }

  /** The statement. */
  public ParsedSql sql() {
    return sql;
  }

  /** Hashes of the values at the shape's slots; 0 where a value could not be hashed. */
  public long[] slots() {
    return slots;
  }

  /** The number of entries of a batch; 0 if it was none. */
  public int batchSize() {
    return rarities == null ? 0 : rarities.batchSize;
  }

  /** When it was sent, in {@link System#nanoTime()}'s clock. */
  public long start() {
    return start;
  }

  /** When the driver had returned and the first row had arrived, in the same clock. */
  public long end() {
    return start + nanos;
  }

  /** Whether it was a transaction of its own. */
  public boolean inAutoCommit() {
    return inAutoCommit;
  }

  /** It was a transaction of its own. Called before it is counted. */
  public void sentInAutoCommit() {
    inAutoCommit = true;
  }

  /** Whether the driver threw. */
  public boolean failed() {
    return failed;
  }

  /** The statement with its values, or null unless values were asked for. */
  public @Nullable String example() {
    return rarities == null ? null : rarities.example;
  }

  /** The frames that sent it; {@link CallPath#unknown()} if the stack was not walked. */
  public CallPath path() {
    if (rarities != null && rarities.slowPath != null) {
      return rarities.slowPath;
    }
    Group group = group();
    return group == null ? CallPath.unknown() : group.path();
  }

  /** It was over the slow threshold; {@code from} are the frames that sent it. */
  public void slow(CallPath from) {
    rarities().slowPath = from;
    Group group = group();
    if (group != null) {
      group.ledger().addSlow(this);
    }
  }

  /** It was slow; this is what it takes to ask about it. */
  public void replayWith(Replay kept) {
    rarities().replay = kept;
  }

  /** Whether its scope had counted another one before. */
  public boolean followsOthers() {
    return sequence > 0;
  }

  /** Whether it is recorded, and nothing like it is kept yet that can be asked about. */
  public boolean isToBeKept() {
    Group group = group();
    return group != null && group.wantsReplay();
  }

  /** Whoever records it may ask about it; this is what that takes. */
  public void keepForRecording(Replay kept) {
    Group group = group();
    if (group != null) {
      group.recordWith(kept);
    }
  }

  /** After how many rows its results end for the application. */
  public int rowLimit() {
    Group group = group();
    return group == null ? RowThinning.ALL_ROWS : group.rowLimit();
  }

  /** What it takes to ask about it, or null if that is not kept. */
  public @Nullable Replay replay() {
    return rarities == null ? null : rarities.replay;
  }

  /** Nobody will ask about it any more. */
  public void dropReplay() {
    if (rarities != null) {
      rarities.replay = null;
    }
  }

  /** Position among the executions of the scope, from 0. */
  public int sequence() {
    return sequence;
  }

  /** From the call until the driver returned, plus the wait for the first row, in nanoseconds. */
  public long nanos() {
    return nanos;
  }

  /**
   * From the first row until the result was closed or exhausted, in nanoseconds; 0 unless the
   * execution was slow.
   */
  public long readingNanos() {
    return rarities == null ? 0 : rarities.readingNanos;
  }

  /** How many rows the application read. */
  public long rows() {
    return rarities == null ? rows : rows + rarities.moreRows;
  }

  /** How many rows it changed, as far as the driver told. */
  public long affectedRows() {
    return rarities == null ? 0 : rarities.affectedRows;
  }

  /** The driver told how many rows were changed; only its first answer counts. */
  public void affected(long count) {
    if (count > 0 && affectedRows() == 0) {
      rarities().affectedRows = count;
      Group group = group();
      if (group != null) {
        group.addAffectedRows(count);
      }
    }
  }

  /** Whether the driver told for each entry of a batch how many rows it changed. */
  public boolean countedEach() {
    return rarities != null && rarities.countedEach;
  }

  /** The driver told for each entry of the batch how many rows it changed. */
  public void toldForEach() {
    rarities().countedEach = true;
  }

  /** Whether the application asked for the keys that the database generated. */
  public boolean generatedKeys() {
    return generatedKeys;
  }

  /** The application asked for the keys that the database generated. */
  public void generatedKeysAsked() {
    generatedKeys = true;
  }

  /** Whether a text bound to a pattern of LIKE began with a wildcard. */
  public boolean wildcardBound() {
    return wildcardBound;
  }

  /** A text bound to a pattern of LIKE began with a wildcard. Called before it is counted. */
  public void boundWildcard() {
    wildcardBound = true;
  }

  /** The values that the application read, or null if it read none. */
  public @Nullable ResultValues values() {
    return values;
  }

  /**
   * Where to remember the values that the application reads from this execution's result, or null
   * if the scope remembers no more.
   */
  public @Nullable ResultValues rememberValues() {
    readers++;
    Group group = group();
    if (values == null && group != null) {
      values = group.ledger().newValues();
    }
    return values;
  }

  /**
   * The same for an execution that belongs to no scope yet. What it remembers goes back to the
   * spares if it never does, see {@link #forget}.
   */
  public ResultValues rememberValues(SpareValues spares) {
    readers++;
    ResultValues remembered = values;
    if (remembered == null) {
      remembered = spares.take();
      values = remembered;
    }
    return remembered;
  }

  /** No scope will count it. */
  void forget(SpareValues spares) {
    ResultValues remembered = values;
    if (remembered != null && readers == 0) {
      values = null;
      spares.give(remembered);
    }
  }

  /** The wait for the first row has ended. */
  public void firstRow(long waitNanos) {
    nanos += waitNanos;
    Group group = group();
    if (group != null) {
      group.addNanos(waitNanos);
    }
  }

  /** It was slow, and from now on its rows are read. */
  public void readingSlowly(long now) {
    rarities().slowSince = now;
  }

  /** Rows were read, so many in all, of which so many were passed over without reading a column. */
  public void read(long rowCount, long unread) {
    if (rowCount <= Integer.MAX_VALUE - rows) {
      rows += (int) rowCount;
    } else {
      rarities().moreRows += rowCount;
    }
    if (unread > 0) {
      rarities().unreadRows += unread;
    }
    Group group = group();
    if (group != null) {
      group.addRows(rowCount);
    }
  }

  /** A result has been read as far as the application wants to, in a clock's nanoseconds. */
  public void readEnded(long now) {
    readers--;
    Rarities own = rarities;
    if (own != null && own.slowSince != 0 && rows() > 0) {
      own.readingNanos += now - own.slowSince;
    }
  }

  /** How many of the {@link #rows()} the application passed over without reading a column. */
  public long unreadRows() {
    return rarities == null ? 0 : rarities.unreadRows;
  }
}
