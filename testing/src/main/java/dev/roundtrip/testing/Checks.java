package dev.roundtrip.testing;

import dev.roundtrip.finding.CallSite;
import dev.roundtrip.finding.FindingKind;
import dev.roundtrip.finding.StatementKind;
import dev.roundtrip.recording.RecordedExecution;
import dev.roundtrip.recording.RecordedStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What can be expected of queries: each gives null if it is so. */
final class Checks {

  private static final String NOT_SEEN = "INCONCLUSIVE: no statement was seen";

  private Checks() {}

  static ToLongFunction<Queries> kind(StatementKind kind) {
    return queries -> queries.count(kind);
  }

  static @Nullable Fact exactly(
      Queries queries, String what, long expected, ToLongFunction<Queries> count) {
    long was = count.applyAsLong(queries);
    return tracked(queries, what, Long.toString(expected), was == expected, "was " + was);
  }

  /** Nothing at all is less than anything, and proves nothing. */
  static @Nullable Fact atMost(
      Queries queries, String what, long limit, ToLongFunction<Queries> count) {
    long was = count.applyAsLong(queries);
    return seen(queries, what, "at most " + limit, was <= limit, "was " + was);
  }

  static @Nullable Fact noStatement(Queries queries) {
    long was = queries.total();
    return tracked(queries, "statements", "none", was == 0, "was " + was);
  }

  static @Nullable Fact noFinding(Queries queries, FindingKind kind) {
    boolean found = queries.findings().stream().anyMatch(finding -> finding.kind() == kind);
    if (!found && !queries.judges(kind)) {
      return new Fact(
          kind.title(),
          "none",
          "INCONCLUSIVE: this kind is switched off; builder().finding(FindingKind.%s, true) looks for it"
              .formatted(kind));
    }
    return none(queries, kind.title(), queries.findings(), finding -> finding.kind() == kind);
  }

  static @Nullable Fact noFinding(Queries queries) {
    return none(queries, "findings", queries.findings(), finding -> true);
  }

  private static <T> @Nullable Fact none(
      Queries queries, String what, List<T> found, Predicate<T> bad) {
    long was = found.stream().filter(bad).count();
    return seen(queries, what, "none", was == 0, "was " + was);
  }

  static @Nullable Fact noSlow(Queries queries, Duration over) {
    List<RecordedExecution> slow =
        queries.executions().stream().filter(each -> each.time().compareTo(over) >= 0).toList();
    String expected = "none over " + Words.duration(over);
    if (slow.isEmpty()) {
      // Of very many executions the last ones are known as a sum only.
      boolean unknown = queries.time().minus(timeOf(queries.executions())).compareTo(over) >= 0;
      return unknown
          ? new Fact("slow statements", expected, "INCONCLUSIVE: too many to time each")
          : seen(queries, "slow statements", expected, true, "");
    }
    Duration longest = slow.stream().map(RecordedExecution::time).max(Duration::compareTo).get();
    return new Fact(
        "slow statements", expected, "was %d, %s".formatted(slow.size(), Words.duration(longest)));
  }

  private static Duration timeOf(List<RecordedExecution> executions) {
    return executions.stream().map(RecordedExecution::time).reduce(Duration.ZERO, Duration::plus);
  }

  static @Nullable Fact noOpenConnection(Queries queries) {
    int open = queries.openConnections().size();
    if (open == 0) {
      return seen(queries, "open connections", "none", true, "");
    }
    CallSite first = queries.openConnections().get(0).acquiredAt();
    return new Fact("open connections", "none", "was %d, acquired at %s".formatted(open, first));
  }

  static @Nullable Fact tables(Queries queries, String... tables) {
    List<String> missing =
        List.of(tables).stream().filter(each -> !touches(queries, each)).toList();
    return missing.isEmpty()
        ? null
        : new Fact("tables", String.join(", ", tables), "was " + names(queries.tables()));
  }

  static @Nullable Fact onlyTables(Queries queries, String... tables) {
    boolean others =
        queries.tables().stream()
            .anyMatch(table -> List.of(tables).stream().noneMatch(each -> isTable(table, each)));
    return seen(
        queries,
        "tables",
        "only " + String.join(", ", tables),
        !others,
        "was " + names(queries.tables()));
  }

  static @Nullable Fact noTable(Queries queries, String... tables) {
    List<String> touched = List.of(tables).stream().filter(each -> touches(queries, each)).toList();
    return seen(
        queries,
        "tables",
        "none of " + String.join(", ", tables),
        touched.isEmpty(),
        "was " + names(touched));
  }

  private static String names(Iterable<String> tables) {
    String names = String.join(", ", tables);
    return names.isEmpty() ? "none" : names;
  }

  private static boolean touches(Queries queries, String table) {
    return queries.tables().stream().anyMatch(each -> isTable(each, table));
  }

  /** Whatever the case, and with or without a schema. */
  static boolean isTable(String spelled, String meant) {
    String whole = plain(spelled);
    String wanted = plain(meant);
    return whole.equals(wanted) || whole.endsWith("." + wanted);
  }

  private static String plain(String table) {
    return table.toLowerCase(Locale.ROOT).replaceAll("[\"`\\[\\]]", "");
  }

  static @Nullable Fact noneMatching(Queries queries, Pattern pattern) {
    long was = matching(queries, pattern);
    return seen(queries, "statements like " + pattern, "none", was == 0, "was " + was);
  }

  static @Nullable Fact someMatching(Queries queries, Pattern pattern) {
    long was = matching(queries, pattern);
    return was > 0 ? null : new Fact("statements like " + pattern, "some", "was none");
  }

  private static long matching(Queries queries, Pattern pattern) {
    return queries.statements().stream()
        .filter(each -> pattern.matcher(each.shape().text()).find())
        .mapToLong(RecordedStatement::executions)
        .sum();
  }

  /** A line that wrote once need not batch; one that wrote again should have. */
  static @Nullable Fact allBatched(Queries queries) {
    List<RecordedStatement> writes =
        queries.statements().stream().filter(each -> isRowWrite(each.shape().kind())).toList();
    long single =
        writes.stream()
            .mapToLong(each -> each.executions() - each.batches())
            .filter(each -> each > 1)
            .sum();
    if (writes.isEmpty()) {
      return new Fact("writes", "all batched", "INCONCLUSIVE: no write was seen");
    }
    return tracked(
        queries, "writes", "all batched", single == 0, "was %d one by one".formatted(single));
  }

  /** The last batch of a line may be smaller: it is what was left. */
  static @Nullable Fact batchesOf(Queries queries, int size) {
    Map<String, List<Integer>> sizes = new LinkedHashMap<>();
    for (RecordedExecution each : queries.executions()) {
      if (each.batchSize() > 0) {
        sizes
            .computeIfAbsent(
                each.dataSource() + each.shape().fingerprint() + each.callSite(),
                unused -> new ArrayList<>())
            .add(each.batchSize());
      }
    }
    String expected = "of " + Words.count(size, "entry").replace("entrys", "entries");
    if (sizes.isEmpty()) {
      return new Fact("batches", expected, "INCONCLUSIVE: no batch was seen");
    }
    boolean holds =
        sizes.values().stream()
            .allMatch(
                all ->
                    all.get(all.size() - 1) <= size
                        && all.subList(0, all.size() - 1).stream().allMatch(each -> each == size));
    return tracked(queries, "batches", expected, holds, "was of " + words(sizes.values()));
  }

  private static String words(Collection<List<Integer>> sizes) {
    List<String> all = new ArrayList<>();
    sizes.forEach(each -> each.forEach(size -> all.add(size.toString())));
    String shown = String.join(", ", all.subList(0, Math.min(10, all.size())));
    return all.size() > 10 ? shown + " and so on" : shown;
  }

  private static boolean isRowWrite(StatementKind kind) {
    return switch (kind) {
      case INSERT, UPDATE, DELETE, MERGE -> true;
      default -> false;
    };
  }

  /** Where nothing was sent, nothing wrong was sent either, and that is no proof. */
  private static @Nullable Fact seen(
      Queries queries, String what, String expected, boolean holds, String was) {
    return holds && queries.total() == 0
        ? new Fact(what, expected, NOT_SEEN)
        : tracked(queries, what, expected, holds, was);
  }

  private static @Nullable Fact tracked(
      Queries queries, String what, String expected, boolean holds, String was) {
    if (queries.untracked() > 0) {
      return new Fact(
          what,
          expected,
          "INCONCLUSIVE: too many different statements, %d not told apart"
              .formatted(queries.untracked()));
    }
    return holds ? null : new Fact(what, expected, was);
  }
}
