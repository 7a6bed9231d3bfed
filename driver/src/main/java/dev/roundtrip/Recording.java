package dev.roundtrip;

import dev.roundtrip.internal.scope.OpenScope;
import dev.roundtrip.internal.scope.ScopeRecording;
import dev.roundtrip.recording.RecordedPlan;
import dev.roundtrip.recording.RecordedScope;
import dev.roundtrip.recording.RecordedStatement;

/**
 * A scope of which everything is kept, of the scopes inside of it too: what frameworks open for a
 * request, for example. Ends when it is closed, or when its scope is. Thread-safe.
 */
public final class Recording implements AutoCloseable {

  private final ScopeReader reader;
  private final RecordedPlans plans;
  private final ScopeRecording recording;
  private final OpenScope opened;
  private final Scope scope;

  Recording(Engine engine, String name, ScopeRecording recording) {
    this.recording = recording;
    this.reader = engine.reader();
    this.plans = new RecordedPlans(engine.demand());
    this.opened = engine.scopes().open(name, recording);
    this.scope = new Scope(engine, opened);
  }

  /** The scope, to take it along to other threads. */
  public Scope scope() {
    return scope;
  }

  /**
   * What has been sent so far, or in all once it has ended. While it is open, ask from the thread
   * that works in it, or when others have finished: verdicts look at values that are being read.
   */
  public RecordedScope recorded() {
    return reader.read(scope.name(), recording);
  }

  /**
   * How the database runs a statement of it now, with values that it was sent with: asked on a
   * connection of our own, which sees what has been committed. Waits for the answer, some seconds
   * at most.
   *
   * @param statement one of {@link #recorded()}
   */
  public RecordedPlan plan(RecordedStatement statement) {
    return plans.of(recording, statement);
  }

  /** Whether nothing more is recorded. */
  public boolean isEnded() {
    return opened.ended();
  }

  /** Ends it; a second call does nothing. */
  @Override
  public void close() {
    scope.close();
  }
}
