package dev.roundtrip.internal.proof;

import dev.roundtrip.finding.RewriteProof;
import dev.roundtrip.internal.explain.PlanReader;
import dev.roundtrip.internal.query.Expr;
import dev.roundtrip.internal.query.Select;
import dev.roundtrip.internal.scope.Execution;
import dev.roundtrip.internal.scope.Replay;
import dev.roundtrip.internal.sql.Role;
import dev.roundtrip.internal.sql.Shape;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Replaces lookups by one key each with one statement for all keys, runs both read-only on a
 * connection of our own, and compares their rows. Stateless.
 */
public final class Rewrites {

  private static final int MAXIMUM_KEYS = 500;

  /** One execution, and what it takes to run it again. */
  public record Lookup(Execution execution, Replay replay) {}

  private Rewrites() {}

  /**
   * What came of it, or nothing if it cannot be done, or the rows were not the same.
   *
   * @param lookups the executions of one shape that can be run again
   */
  public static Optional<RewriteProof> tried(List<Lookup> lookups) throws SQLException {
    if (lookups.size() < 2 || !isPlain(lookups.get(0).execution().sql().shape())) {
      return Optional.empty();
    }
    List<Execution> executions = lookups.stream().map(Lookup::execution).toList();
    int key = key(executions);
    if (key == 0) {
      return Optional.empty();
    }
    Map<Long, Replay> byKey = new LinkedHashMap<>();
    for (Lookup lookup : lookups) {
      Execution execution = lookup.execution();
      byKey.putIfAbsent(execution.slots()[execution.sql().slotOfBind(key)], lookup.replay());
    }
    List<Replay> replays = List.copyOf(byKey.values());
    String text = replays.get(0).text();
    boolean same = replays.stream().allMatch(replay -> replay.text().equals(text));
    String many = text(text, key, replays.size());
    if (replays.size() < 2 || replays.size() > MAXIMUM_KEYS || !same || many == null) {
      return Optional.empty();
    }
    return compared(replays, many, key, executions.get(0).sql().shape());
  }

  /** Whether rows of many keys are those of each, put together. */
  private static boolean isPlain(Shape shape) {
    Optional<Select> select = Select.read(shape.text());
    return !shape.locking()
        && !shape.sequence()
        && select.isPresent()
        && !select.get().aggregates()
        && !select.get().distinct()
        && !select.get().limited()
        && !select.get().offset()
        && !select.get().compound()
        && select.get().expressions().noneMatch(Rewrites::isWindow);
  }

  private static boolean isWindow(Expr expr) {
    return expr instanceof Expr.Call call && call.window();
  }

  /** The one bind that varies, from 1, if it is compared for equality; else 0. */
  private static int key(List<Execution> lookups) {
    Execution first = lookups.get(0);
    int found = 0;
    for (int bind = 1; bind <= first.sql().bindCount(); bind++) {
      int slot = first.sql().slotOfBind(bind);
      if (slot < 0) {
        return 0;
      }
      long value = first.slots()[slot];
      if (lookups.stream().anyMatch(lookup -> lookup.slots()[slot] != value)) {
        if (found > 0 || first.sql().shape().slots().get(slot).role() != Role.EQUALITY) {
          return 0;
        }
        found = bind;
      }
    }
    return found;
  }

  /**
   * With a list in place of the placeholder behind {@code =}, or null if that is not to be found.
   */
  private static @Nullable String text(String sql, int key, int keys) {
    if (sql.contains("'") || sql.contains("--") || sql.contains("/*") || sql.contains("\"")) {
      return null; // A question mark may be something else in it.
    }
    int at = -1;
    for (int i = 0; i < key; i++) {
      at = sql.indexOf('?', at + 1);
    }
    String before = at < 0 ? "" : sql.substring(0, at).stripTrailing();
    if (!before.endsWith("=")
        || before.endsWith("<=")
        || before.endsWith(">=")
        || before.endsWith("!=")) {
      return null;
    }
    return before.substring(0, before.length() - 1)
        + "IN ("
        + "?, ".repeat(keys - 1)
        + "?)"
        + sql.substring(at + 1);
  }

  private static Optional<RewriteProof> compared(
      List<Replay> replays, String many, int key, Shape shape) throws SQLException {
    DataSource dataSource = (DataSource) replays.get(0).dataSource();
    if (PlanReader.busy(dataSource) != null) {
      return Optional.empty();
    }
    List<Object> binds = new ArrayList<>(replays.get(0).binds().subList(0, key - 1));
    replays.forEach(replay -> binds.add(replay.binds().get(key - 1)));
    binds.addAll(replays.get(0).binds().subList(key, replays.get(0).binds().size()));
    try (ReadOnly session = new ReadOnly(dataSource)) {
      Connection connection = session.connection();
      Map<List<@Nullable String>, Integer> single = new HashMap<>();
      Map<List<@Nullable String>, Integer> together = new HashMap<>();
      one(connection, replays, new HashMap<>()); // Both are warm when the time is taken.
      long start = System.nanoTime();
      one(connection, replays, single);
      long before = System.nanoTime() - start;
      count(Run.rows(connection, many, binds), new HashMap<>());
      start = System.nanoTime();
      count(Run.rows(connection, many, binds), together);
      long after = System.nanoTime() - start;
      return single.equals(together)
          ? Optional.of(
              new RewriteProof(
                  shape.text().replaceFirst("= \\?", "in (?)"),
                  replays.size(),
                  Duration.ofNanos(before),
                  Duration.ofNanos(after),
                  single.values().stream().mapToLong(Integer::longValue).sum()))
          : Optional.empty();
    }
  }

  private static void one(
      Connection connection, List<Replay> replays, Map<List<@Nullable String>, Integer> rows)
      throws SQLException {
    for (Replay replay : replays) {
      count(Run.rows(connection, replay.text(), replay.binds()), rows);
    }
  }

  private static void count(
      List<List<@Nullable String>> rows, Map<List<@Nullable String>, Integer> into) {
    rows.forEach(row -> into.merge(row, 1, Integer::sum));
  }
}
