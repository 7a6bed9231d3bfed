package dev.roundtrip.testing;

import dev.roundtrip.Recording;
import dev.roundtrip.Roundtrip;
import dev.roundtrip.Scope;
import dev.roundtrip.recording.RecordedPlan;
import dev.roundtrip.recording.RecordedScope;
import dev.roundtrip.recording.RecordedStatement;
import dev.roundtrip.recording.RecordingOptions;
import dev.roundtrip.testing.internal.RunningTests;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A recording that runs until it is closed, on the thread that started it. */
public final class QueryRecording implements AutoCloseable {

  private final String name;
  private final List<Recording> recordings;
  private final RunningTests.Entry entry;

  private QueryRecording(String name, List<Recording> recordings, RunningTests.Entry entry) {
    this.name = name;
    this.recordings = recordings;
    this.entry = entry;
  }

  static QueryRecording start(String name, List<Roundtrip> roundtrips) {
    return start(name, roundtrips, RecordingOptions.none());
  }

  static QueryRecording start(String name, List<Roundtrip> roundtrips, Duration latency) {
    return start(name, roundtrips, RecordingOptions.none().withLatency(latency));
  }

  static QueryRecording start(String name, List<Roundtrip> roundtrips, RecordingOptions options) {
    List<Recording> recordings = new ArrayList<>(roundtrips.size());
    Map<Roundtrip, Scope> scopes = new HashMap<>();
    for (Roundtrip roundtrip : roundtrips) {
      Recording recording = roundtrip.startRecording(name, options);
      recordings.add(recording);
      scopes.put(roundtrip, recording.scope());
    }
    return new QueryRecording(name, List.copyOf(recordings), RunningTests.enter(scopes));
  }

  /** A view of it as long as it runs; what was sent in all once it is closed. */
  public Queries queries() {
    if (!isEnded()) {
      return live();
    }
    RecordedScope all = recorded();
    return new Queries(() -> all, this::plan);
  }

  /**
   * The task, recorded whatever thread runs it.
   *
   * @throws IllegalStateException if the recording has ended: nothing would be recorded
   */
  public Runnable wrap(Runnable task) {
    if (isEnded()) {
      throw new IllegalStateException(
          "The recording " + name + " has ended; what runs now is not recorded.");
    }
    Runnable wrapped = task;
    for (Recording recording : recordings) {
      wrapped = recording.scope().wrap(wrapped);
    }
    return wrapped;
  }

  /** A view of it, whether it runs or not. */
  Queries live() {
    return new Queries(this::recorded, this::plan);
  }

  private RecordedPlan plan(RecordedStatement statement) {
    return recordings.stream()
        .map(recording -> recording.plan(statement))
        .filter(plan -> !plan.equals(RecordedPlan.unrecorded()))
        .findFirst()
        .orElse(RecordedPlan.unrecorded());
  }

  RecordedScope recorded() {
    return Scopes.merged(name, recordings.stream().map(Recording::recorded).toList());
  }

  private boolean isEnded() {
    return recordings.stream().allMatch(Recording::isEnded);
  }

  /** Ends it; a second call does nothing. */
  @Override
  public void close() {
    entry.leave();
    List<Recording> innermostFirst = new ArrayList<>(recordings);
    Collections.reverse(innermostFirst);
    innermostFirst.forEach(Recording::close);
  }
}
