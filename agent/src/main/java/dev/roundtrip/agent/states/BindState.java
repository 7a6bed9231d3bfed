package dev.roundtrip.agent.states;

import dev.roundtrip.agent.hooks.ObjectState;
import dev.roundtrip.internal.probe.StatementProbe;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.SQLType;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import org.jspecify.annotations.Nullable;

/** The half of {@link StatementState} that is told what is bound. */
abstract class BindState extends ObjectState {

  private final @Nullable StatementProbe probe;

  BindState(@Nullable StatementProbe probe) {
    this.probe = probe;
  }

  /** Only asked where there is one: see {@link StatementState#enter}. */
  final StatementProbe told() {
    StatementProbe own = probe;
    if (own == null) {
      throw new IllegalStateException("a statement that was seen beneath another one only");
    }
    return own;
  }

  @Override
  public void bind(int index, byte value) {
    told().bind(index, value);
  }

  @Override
  public void bind(int index, short value) {
    told().bind(index, value);
  }

  @Override
  public void bind(int index, int value) {
    told().bind(index, value);
  }

  @Override
  public void bind(int index, long value) {
    told().bind(index, value);
  }

  @Override
  public void bind(int index, boolean value) {
    told().bind(index, value);
  }

  @Override
  public void bind(int index, float value) {
    told().bind(index, value);
  }

  @Override
  public void bind(int index, double value) {
    told().bind(index, value);
  }

  @Override
  public void bind(int index, @Nullable String value) {
    told().bind(index, value);
  }

  @Override
  public void bind(int index, byte @Nullable [] value) {
    told().bind(index, value);
  }

  @Override
  public void bind(int index, @Nullable BigDecimal value) {
    told().bind(index, value);
  }

  @Override
  public void bindNational(int index, @Nullable String value) {
    told().bindNational(index, value);
  }

  @Override
  public void bindTime(int index, @Nullable Object value, @Nullable Object calendar) {
    if (value instanceof Timestamp timestamp) {
      told().bind(index, timestamp, (Calendar) calendar);
    } else if (value instanceof Time time) {
      told().bind(index, time, (Calendar) calendar);
    } else {
      told().bind(index, (Date) value, (Calendar) calendar);
    }
  }

  @Override
  public void bindObject(int index, @Nullable Object value) {
    told().bindObject(index, value);
  }

  @Override
  public void bindObject(int index, @Nullable Object value, int type) {
    told().bindObject(index, value, type);
  }

  @Override
  public void bindObject(int index, @Nullable Object value, int type, int scale) {
    told().bindObject(index, value, type, scale);
  }

  @Override
  public void bindObject(int index, @Nullable Object value, Object type) {
    told().bindObject(index, value, (SQLType) type);
  }

  @Override
  public void bindObject(int index, @Nullable Object value, Object type, int scale) {
    told().bindObject(index, value, (SQLType) type, scale);
  }

  @Override
  public void bindNull(int index, int type) {
    told().bindNull(index, type);
  }

  @Override
  public void bindNull(int index, int type, @Nullable String typeName) {
    told().bindNull(index, type, typeName);
  }

  @Override
  public void bindOpaque(int index) {
    told().bindOpaque(index);
  }

  @Override
  public void bindNamed(String name) {
    told().bindNamed(name);
  }
}
