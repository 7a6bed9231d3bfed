package dev.roundtrip.internal.scope;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A unit of work in which executions are counted. Thread-safe. */
public final class OpenScope {

  private final Ledger ledger;
  private final @Nullable OpenScope outer;
  private volatile boolean ended;

  private final boolean muted;

  /** Who records what happens in it; empty as a rule. */
  private final List<ScopeRecording> recordings;

  private final NetworkDistance distance;

  OpenScope(
      Ledger ledger, @Nullable OpenScope outer, boolean muted, @Nullable ScopeRecording recording) {
    this.ledger = ledger;
    this.outer = outer;
    this.muted = muted;
    this.recordings = recordings(outer, recording);
    this.distance = muted ? NetworkDistance.REAL : distance(outer, recording);
    for (ScopeRecording each : recordings) {
      each.add(ledger);
      ledger.recordedBy(each);
    }
  }

  /** What records a scope records those inside of it too. */
  private static List<ScopeRecording> recordings(
      @Nullable OpenScope outer, @Nullable ScopeRecording own) {
    List<ScopeRecording> inherited = outer == null ? List.of() : outer.recordings;
    if (own == null) {
      return inherited;
    }
    List<ScopeRecording> all = new ArrayList<>(inherited);
    all.add(own);
    return List.copyOf(all);
  }

  /** The distance of the innermost recording that has one. */
  private static NetworkDistance distance(@Nullable OpenScope outer, @Nullable ScopeRecording own) {
    SimulatedDistance simulated = own == null ? null : own.distance();
    if (simulated != null) {
      return simulated;
    }
    return outer == null ? NetworkDistance.REAL : outer.distance;
  }

  /** How far away the database is for what is sent in it. */
  public NetworkDistance distance() {
    return distance;
  }

  /** Who records what happens in it; empty as a rule. */
  public List<ScopeRecording> recordings() {
    return recordings;
  }

  /** Whether somebody wants to know of each statement where it came from. */
  public boolean isRecorded() {
    return !recordings.isEmpty();
  }

  /** What has happened in it so far. */
  public Ledger ledger() {
    return ledger;
  }

  /** Whether nothing is counted in it, see {@link Scopes#mute}. */
  public boolean muted() {
    return muted;
  }

  /** Whether it has been closed. */
  public boolean ended() {
    return ended;
  }

  @Nullable OpenScope outer() {
    return outer;
  }

  void end() {
    ended = true;
  }
}
