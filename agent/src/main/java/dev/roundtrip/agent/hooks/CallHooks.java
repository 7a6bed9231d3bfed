package dev.roundtrip.agent.hooks;

import dev.roundtrip.agent.bridge.RoundtripBridge;
import dev.roundtrip.agent.bridge.RoundtripCall;
import dev.roundtrip.agent.bridge.RoundtripHooks;
import dev.roundtrip.agent.bridge.RoundtripState;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells the application's calls to the state of the object that it called. */
public final class CallHooks extends RoundtripHooks {

  private static final AtomicLong FAILURES = new AtomicLong();
  private static volatile @Nullable Consumer<Throwable> reporter;

  private final DataSources dataSources;
  private final UnitsOfWork units;

  /** Who makes states, and who opens scopes. */
  public CallHooks(DataSources dataSources, UnitsOfWork units) {
    this.dataSources = dataSources;
    this.units = units;
  }

  /** Who is told when something of ours goes wrong. */
  public static void report(Consumer<Throwable> to) {
    reporter = to;
  }

  /** How often something of ours has failed. */
  public static long failures() {
    return FAILURES.get();
  }

  /** Something of ours failed; the application is not told. */
  static void failed(Throwable failure) {
    FAILURES.incrementAndGet();
    Consumer<Throwable> told = reporter;
    if (told != null) {
      try {
        told.accept(failure);
      } catch (Throwable hopeless) {
        FAILURES.incrementAndGet();
      }
    }
  }

  @Override
  public @Nullable RoundtripCall enter(
      int operation, Object self, @Nullable RoundtripState state, @Nullable Object argument) {
    ThreadCalls calls = ThreadCalls.current();
    if (calls.areOurs()) {
      return null;
    }
    try {
      return calls.inside()
          ? calls.nested(operation, self, state, argument)
          : calls.outermost(operation, self, told(operation, self, state, argument), argument);
    } catch (Throwable failure) {
      calls.abandon();
      failed(failure);
      return null;
    }
  }

  private @Nullable ObjectState told(
      int operation, Object self, @Nullable RoundtripState state, @Nullable Object argument) {
    if (state instanceof ObjectState known && !known.isStale()) {
      return known.resolved();
    }
    return switch (operation) {
      case Operation.CONNECT -> argument == null ? null : dataSources.ofUrl(argument.toString());
      case Operation.ACQUIRE, Operation.ACQUIRE_AS, Operation.POOLED, Operation.BUILDER ->
          newDataSource(self);
      default -> null;
    };
  }

  private @Nullable ObjectState newDataSource(Object self) {
    if (self instanceof java.sql.ConnectionBuilder) {
      return null; // One that a data source beneath has made for another one.
    }
    ObjectState made = dataSources.ofDataSource(self);
    RoundtripBridge.keep(self, made);
    return made;
  }

  @Override
  public boolean observe(Object dataSource, Object probe) {
    try {
      return dataSources.observe(dataSource, probe);
    } catch (Throwable failure) {
      failed(failure);
      return false;
    }
  }

  @Override
  public boolean adopt(Object connection, Object probe, long start) {
    try {
      return dataSources.adopt(connection, probe, start);
    } catch (Throwable failure) {
      failed(failure);
      return false;
    }
  }

  @Override
  public @Nullable RoundtripCall open(
      int kind, String method, @Nullable Object self, @Nullable Object argument) {
    try {
      return units.open(kind, method, self, argument);
    } catch (Throwable failure) {
      failed(failure);
      return null;
    }
  }

  @Override
  public boolean handedOver(Object task) {
    try {
      // Inside of JDBC, a pool that fills itself does so for everybody.
      return units.isOpen() && !ThreadCalls.current().inside() && units.handedOver(task);
    } catch (Throwable failure) {
      failed(failure);
      return false;
    }
  }

  @Override
  public @Nullable RoundtripCall begins(Object task) {
    try {
      return units.begins(task);
    } catch (Throwable failure) {
      failed(failure);
      return null;
    }
  }
}
