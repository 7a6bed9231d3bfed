package dev.roundtrip.testing;

import dev.roundtrip.finding.AllowedFinding;
import dev.roundtrip.finding.Finding;
import dev.roundtrip.finding.NPlusOneFinding;
import dev.roundtrip.finding.NPlusOneFinding.Source;
import dev.roundtrip.recording.RecordedStatement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Counts as functions of the rows that they come from, where that is proved. */
final class Functions {

  private final List<NPlusOneFinding> proved;

  /** By source: its name, so that two sources on one table are told apart. */
  private final Map<String, String> names = new HashMap<>();

  private final Map<String, Integer> sourcesOf = new HashMap<>();

  /** What is allowed is known as well. */
  Functions(Queries queries) {
    Stream<Finding> allowed = queries.allowed().stream().map(AllowedFinding::finding);
    this.proved =
        Stream.concat(queries.findings().stream(), allowed)
            .filter(NPlusOneFinding.class::isInstance)
            .map(NPlusOneFinding.class::cast)
            .toList();
  }

  /**
   * Such as {@code n(author)}, if the statement was sent as often as its proved source had rows; or
   * null.
   */
  @Nullable String of(RecordedStatement statement) {
    for (NPlusOneFinding finding : proved) {
      Source source = finding.source();
      if (source != null
          && source.rows() == statement.executions()
          && finding.occurrences() == statement.executions()
          && finding.shape().fingerprint().equals(statement.shape().fingerprint())
          && finding.callSite().member().equals(statement.callSite().member())) {
        return names.computeIfAbsent(
            source.shape().fingerprint() + " " + source.column(), unused -> name(source));
      }
    }
    return null;
  }

  private String name(Source source) {
    int dot = source.column().lastIndexOf('.');
    List<String> tables = source.shape().tables();
    String table =
        dot > 0 ? source.column().substring(0, dot) : tables.isEmpty() ? "rows" : tables.get(0);
    int number = sourcesOf.merge(table, 1, Integer::sum);
    return "n%s(%s)".formatted(number == 1 ? "" : number, table);
  }
}
