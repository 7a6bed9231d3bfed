package dev.roundtrip.testing;

import dev.roundtrip.recording.RecordedStatement;
import dev.roundtrip.testing.Snapshot.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a snapshot of what was sent. Without numbers that move: lines, rows, times. */
final class SnapshotReader {

  /** What is one entry of a snapshot: several lines of one method are one. */
  private record Key(String text, String where) {}

  /** A sum of a number and of functions. */
  private static final class Sum {

    private long constant;
    private final Map<String, Long> functions = new LinkedHashMap<>();

    void add(long number, @Nullable String function) {
      if (function == null) {
        constant += number;
      } else {
        functions.merge(function, 1L, Long::sum);
      }
    }

    void add(Sum other) {
      constant += other.constant;
      other.functions.forEach((name, times) -> functions.merge(name, times, Long::sum));
    }

    @Override
    public String toString() {
      List<String> parts = new ArrayList<>();
      if (constant > 0 || functions.isEmpty()) {
        parts.add(Long.toString(constant));
      }
      functions.forEach((name, times) -> parts.add(times == 1 ? name : times + name));
      return String.join(" + ", parts);
    }
  }

  private SnapshotReader() {}

  static Snapshot read(Queries queries, String test) {
    Functions functions = new Functions(queries);
    boolean several = queries.dataSources().size() > 1;
    Map<Key, Sum> entries = new LinkedHashMap<>();
    Sum all = new Sum();
    for (RecordedStatement each : queries.statements()) {
      Key key = new Key(Words.line(each.shape().text(), Integer.MAX_VALUE), where(each, several));
      entries.computeIfAbsent(key, unused -> new Sum()).add(each.executions(), functions.of(each));
    }
    entries.values().forEach(all::add);
    return new Snapshot(
        test,
        all.toString(),
        entries.entrySet().stream().map(each -> entry(each.getKey(), each.getValue())).toList());
  }

  private static Entry entry(Key key, Sum count) {
    return new Entry(count.toString(), key.text(), key.where());
  }

  private static String where(RecordedStatement statement, boolean several) {
    String where = "at " + statement.callSite().member();
    if (statement.batches() > 0) {
      where +=
          statement.batches() == statement.executions() ? ", in batches" : ", partly in batches";
    }
    return several ? where + ", over " + statement.dataSource() : where;
  }
}
