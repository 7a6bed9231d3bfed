package dev.roundtrip.internal.probe;

import dev.roundtrip.finding.StatementKind;
import dev.roundtrip.internal.scope.Execution;
import dev.roundtrip.internal.scope.Replay;
import dev.roundtrip.internal.sql.ParsedSql;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the application bound to one statement, by reference, for as long as it is bound: only if an
 * execution turns out to be slow is it copied, to ask the database about the very same values. A
 * superclass of {@link StatementProbe}, not a part of it, so that a statement costs one object.
 */
abstract class KeptBinds extends Binds {

  /** Stands for what cannot be bound a second time. */
  static final Object OPAQUE = new Object();

  /** Statements with more binds are not asked about. */
  private static final int MAXIMUM = 2_000;

  /** What has more binds is hardly a lookup by a key. */
  private static final int MAXIMUM_LOOKUP_BINDS = 4;

  private static final Object[] NONE = {};

  /** Whether the database may be asked for the plan of a slow execution. */
  private final boolean keeps;

  private boolean changed;

  /**
   * The value itself where there is a single one, as in nearly every lookup; else an array of all.
   */
  private @Nullable Object values;

  KeptBinds(@Nullable ParsedSql prepared, boolean keeps) {
    super(prepared);
    this.keeps = keeps;
    if (keeps) {
      int count = prepared == null ? 0 : Math.min(prepared.bindCount(), MAXIMUM);
      values = count == 0 ? NONE : count == 1 ? null : new @Nullable Object[count];
    }
  }

  final boolean keepsValues() {
    return keeps;
  }

  /** Keeps a value; only where they are kept. */
  final void keep(int index, Object value) {
    changed = true;
    if (index == 1 && !(values instanceof Object[])) {
      values = value;
      return;
    }
    @Nullable Object[] all = all();
    if (index > all.length && index <= MAXIMUM) {
      all = Arrays.copyOf(all, index);
    }
    if (index > 0 && index <= all.length) {
      all[index - 1] = value;
      values = all;
    }
  }

  private @Nullable Object[] all() {
    return values instanceof Object[] several ? several : new @Nullable Object[] {values};
  }

  /** A value that could not be seen. */
  final void keepUnseen() {
    if (keeps) {
      keep(all().length + 1, OPAQUE);
    }
  }

  final void clearKept() {
    if (values instanceof Object[] several) {
      Arrays.fill(several, null);
    } else {
      values = null;
    }
    changed = true;
  }

  /** The statement is about to be sent with these values. */
  final void sent() {
    changed = false;
  }

  /** Half a sentence, or null. */
  private @Nullable String obstacleOfBinds() {
    if (changed) {
      return "its values were set anew before it was known to be slow";
    }
    @Nullable Object[] kept = all();
    for (int i = 0; i < kept.length; i++) {
      if (kept[i] == null) {
        return "value " + (i + 1) + " of it was not seen";
      }
      if (kept[i] == OPAQUE) {
        return "value "
            + (i + 1)
            + " of it is a stream, a locator or of the driver's own type,"
            + " which cannot be bound again";
      }
    }
    return null;
  }

  /** Copies of the values; only where there is no {@link #obstacleOfBinds}. */
  private List<Object> copyOfBinds() {
    @Nullable Object[] kept = all();
    List<Object> copy = new ArrayList<>(kept.length);
    for (Object value : kept) {
      if (value instanceof Bound bound) {
        copy.add(bound);
      } else if (value != null) {
        copy.add(bound(value));
      }
    }
    return copy;
  }

  /** An execution of these binds was counted: keeps what it takes to ask about it, if need be. */
  final void keepFor(ConnectionProbe connection, Execution execution, @Nullable String text) {
    if (text == null) {
      return;
    }
    keepIfSlow(connection, execution, text);
    if (!execution.failed() && execution.isToBeKept()) {
      execution.keepForRecording(replay(connection, execution, text));
    }
    // Of a statement that is repeated, one execution is enough to ask the database about it.
    if (execution.isFirstRepetition() && execution.sql().shape().kind() == StatementKind.SELECT) {
      execution.replayGroupWith(replay(connection, execution, text));
    }
    if (connection.recorder.keepsRepetitions() && execution.isCounted() && isLookup(execution)) {
      execution.replayWith(replay(connection, execution, text));
    }
  }

  /** Whether it may be one of many that one statement could replace, and that is to be tried. */
  private boolean isLookup(Execution execution) {
    int binds = execution.sql().bindCount();
    return isPrepared()
        && binds > 0
        && binds <= MAXIMUM_LOOKUP_BINDS
        && execution.replay() == null
        && execution.sql().shape().kind() == StatementKind.SELECT;
  }

  /** If it was slow: copies what it takes to ask the database about it. */
  final void keepIfSlow(ConnectionProbe connection, Execution execution, @Nullable String text) {
    if (text != null
        && connection.recorder.isSlow(execution.nanos())
        && execution.replay() == null) {
      execution.replayWith(replay(connection, execution, text));
    }
  }

  private Replay replay(ConnectionProbe connection, Execution execution, String text) {
    boolean prepared = isPrepared();
    String obstacle = connection.obstacle(execution);
    if (obstacle == null && prepared) {
      obstacle = obstacleOfBinds();
    }
    List<Object> binds = obstacle == null && prepared ? copyOfBinds() : List.of();
    return new Replay(connection.replaySource(), text, binds, prepared, obstacle);
  }

  /** Whether the text was prepared, and placeholders in it stand for binds. */
  abstract boolean isPrepared();

  /** Boxes stand for the setters of their types, so that these cost no further object. */
  private static Bound bound(Object value) {
    if (value instanceof Integer number) {
      return Bound.named("setInt", number, (statement, index) -> statement.setInt(index, number));
    } else if (value instanceof Long number) {
      return Bound.named("setLong", number, (statement, index) -> statement.setLong(index, number));
    } else if (value instanceof String text) {
      return Bound.named("setString", text, (statement, index) -> statement.setString(index, text));
    } else if (value instanceof Boolean truth) {
      return Bound.named(
          "setBoolean", truth, (statement, index) -> statement.setBoolean(index, truth));
    } else if (value instanceof Double number) {
      return Bound.named(
          "setDouble", number, (statement, index) -> statement.setDouble(index, number));
    } else if (value instanceof Float number) {
      return Bound.named(
          "setFloat", number, (statement, index) -> statement.setFloat(index, number));
    } else if (value instanceof Short number) {
      return Bound.named(
          "setShort", number, (statement, index) -> statement.setShort(index, number));
    } else if (value instanceof Byte number) {
      return Bound.named("setByte", number, (statement, index) -> statement.setByte(index, number));
    }
    byte[] bytes = ((byte[]) value).clone();
    return Bound.named("setBytes", bytes, (statement, index) -> statement.setBytes(index, bytes));
  }
}
