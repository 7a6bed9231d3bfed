package dev.roundtrip.agent.bridge;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one JDBC object. The methods below are called for each value that is bound or
 * read; who does not override one is not interested.
 */
public abstract class RoundtripState {

  /** A call on the object, or on what it passes calls on to, is under way. */
  public boolean busy;

  /** The call that was entered last may use JDBC inside of the driver. */
  public boolean deep;

  /** A call begins: what is to be told of it, or null if it is part of another one. */
  public abstract @Nullable RoundtripState enter();

  /** As {@link #enter}, where a driver may use JDBC itself. */
  public abstract @Nullable RoundtripState enterDeep();

  /** The call is over. */
  public abstract void leave();

  /** A cursor's movement failed. */
  public void nextFailed(Throwable failure) {}

  public long beforeNext() {
    return 0;
  }

  public void afterNext(long start, boolean hasRow) {}

  public void moved() {}

  public void found(String label, int index) {}

  public void read(int column, long value) {}

  public void read(int column, double value) {}

  public void read(int column, @Nullable String value) {}

  public void read(int column, byte @Nullable [] value) {}

  public void readObject(int column, @Nullable Object value) {}

  public void readOpaque(int column) {}

  public void read(String label, long value) {}

  public void read(String label, double value) {}

  public void read(String label, @Nullable String value) {}

  public void read(String label, byte @Nullable [] value) {}

  public void readObject(String label, @Nullable Object value) {}

  public void readOpaque(String label) {}

  public void bind(int index, byte value) {}

  public void bind(int index, short value) {}

  public void bind(int index, int value) {}

  public void bind(int index, long value) {}

  public void bind(int index, boolean value) {}

  public void bind(int index, float value) {}

  public void bind(int index, double value) {}

  public void bind(int index, @Nullable String value) {}

  public void bind(int index, byte @Nullable [] value) {}

  public void bindNational(int index, @Nullable String value) {}

  public void bind(int index, @Nullable BigDecimal value) {}

  /** A date, time or timestamp of {@code java.sql}. */
  public void bindTime(int index, @Nullable Object value, @Nullable Object calendar) {}

  public void bindObject(int index, @Nullable Object value) {}

  public void bindObject(int index, @Nullable Object value, int type) {}

  public void bindObject(int index, @Nullable Object value, int type, int scale) {}

  public void bindObject(int index, @Nullable Object value, Object type) {}

  public void bindObject(int index, @Nullable Object value, Object type, int scale) {}

  public void bindNull(int index, int type) {}

  public void bindNull(int index, int type, @Nullable String typeName) {}

  public void bindOpaque(int index) {}

  public void bindNamed(String name) {}
}
