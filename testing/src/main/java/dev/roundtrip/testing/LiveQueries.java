package dev.roundtrip.testing;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What is injected into a test before its body is recorded: a view of the recording to come. */
final class LiveQueries {

  private final String name;
  private final Queries queries;
  private volatile @Nullable QueryRecording body;

  /** The tests that a factory made, by the thread that runs one. */
  private final Map<Thread, QueryRecording> dynamic = new ConcurrentHashMap<>();

  LiveQueries(String name) {
    this.name = name;
    this.queries =
        new Queries(() -> current().recorded(), statement -> current().live().plan(statement));
  }

  Queries queries() {
    return queries;
  }

  void bind(QueryRecording recording) {
    body = recording;
  }

  void bindDynamic(QueryRecording recording) {
    dynamic.put(Thread.currentThread(), recording);
  }

  void releaseDynamic() {
    dynamic.remove(Thread.currentThread());
  }

  private QueryRecording current() {
    QueryRecording ofThread = dynamic.get(Thread.currentThread());
    QueryRecording recording = ofThread == null ? body : ofThread;
    if (recording == null) {
      throw new IllegalStateException(
          "Queries of %s: only the body of a test is recorded, and it has not begun yet."
              .formatted(name));
    }
    return recording;
  }
}
