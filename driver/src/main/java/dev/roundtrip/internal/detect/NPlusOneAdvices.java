package dev.roundtrip.internal.detect;

import dev.roundtrip.finding.Advice;
import dev.roundtrip.finding.NPlusOneVariant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What to change about an N+1, with the names of the tables and columns at hand. */
final class NPlusOneAdvices {

  private static final Pattern FIRST_FUNCTION =
      Pattern.compile("^select .*?\\b((?:count|sum|min|max|avg) ?\\([^()?]*\\))");

  private NPlusOneAdvices() {}

  /** Advice about the loops of one source, the first of which is told. */
  static Advice of(NPlusOneVariant variant, List<NPlusOneLoop> children) {
    NPlusOneLoop loop = children.get(0);
    return switch (variant) {
      case RECURSIVE_WALK -> recursiveWalk(loop);
      case NESTED -> nested(loop, children);
      case SEVERAL_PER_ROW -> severalPerRow(children);
      case AGGREGATE_PER_ROW -> aggregate(loop);
      case SAME_VALUE -> sameValue(loop);
      case LAZY_ASSOCIATION -> lazy(loop, "");
      case PROVED -> proved(loop, "");
    };
  }

  private static Advice proved(NPlusOneLoop loop, String ending) {
    SourceColumn source = loop.source();
    String from =
        source == null
            ? "Load all rows with one statement before the loop"
            : "Join "
                + table(loop)
                + " to the query that returns "
                + source.column()
                + ", or load all of its rows with one statement before the loop";
    return new Advice(from + ending + ".", joinOrIn(loop));
  }

  private static Advice lazy(NPlusOneLoop loop, String ending) {
    String in = in(loop);
    return new Advice(
        "Load the association with its owners: a fetch join or an entity graph in the query that"
            + " loads them, a batch size on the association, or a projection of what is shown."
            + ending,
        in == null ? null : "JOIN FETCH, @EntityGraph or @BatchSize; in SQL: " + in);
  }

  private static Advice nested(NPlusOneLoop loop, List<NPlusOneLoop> children) {
    if (children.size() > 1) {
      Advice all = severalPerRow(children);
      return new Advice(all.text() + " Do so on each level.", all.example());
    }
    return loop.repeat().lazy()
        ? lazy(loop, " Do so on each level.")
        : proved(loop, ", on each level: one statement for each level, or one for all");
  }

  private static Advice severalPerRow(List<NPlusOneLoop> children) {
    boolean lazy = children.stream().anyMatch(child -> child.repeat().lazy());
    String how =
        lazy
            ? "Load all of these associations for all rows at once: a batch size on each, or a"
                + " fetch join for one and a query of its own for each other."
            : "Load what belongs to all rows at once, with one statement for each of these"
                + " tables.";
    String example =
        children.stream()
            .filter(child -> child.lookup().column() != null)
            .map(child -> select("…", child) + " WHERE " + in(child))
            .distinct()
            .collect(Collectors.joining("\n"));
    return new Advice(
        how + " One join over several lists would return their product.",
        example.isEmpty() ? null : example);
  }

  private static Advice aggregate(NPlusOneLoop loop) {
    Aggregate aggregate = Aggregate.of(loop.repeat());
    String key = key(loop);
    if (aggregate == Aggregate.EXISTENCE) {
      return new Advice(
          "Ask for all rows at once which of them have one: an EXISTS in the query that returns"
              + " them, or the keys that occur.",
          key == null ? null : select("DISTINCT " + key, loop) + " WHERE " + key + " IN (…)");
    }
    if (aggregate == Aggregate.FIRST_ROW) {
      return new Advice(
          "Take the first row of each at once: a window function, a lateral join, or DISTINCT ON"
              + " in PostgreSQL.",
          key == null
              ? null
              : """
                SELECT … FROM (
                  SELECT %1$s.*, ROW_NUMBER() OVER (PARTITION BY %2$s ORDER BY …) AS n
                  FROM %1$s WHERE %2$s IN (…)) first_rows
                WHERE n = 1"""
                  .formatted(table(loop), key));
    }
    return new Advice(
        "Compute it for all rows at once with GROUP BY, joined to the query that returns them or in"
            + " one statement before the loop.",
        key == null
            ? null
            : select(key + ", " + function(loop), loop)
                + " WHERE "
                + key
                + " IN (…) GROUP BY "
                + key);
  }

  private static Advice sameValue(NPlusOneLoop loop) {
    String column = loop.lookup().column();
    return new Advice(
        "Each row asks for the same "
            + (column == null ? "value" : column)
            + ": read it once before the loop, join "
            + table(loop)
            + " to the query that returns the rows, or cache it for the length of this unit of"
            + " work.",
        joinOrNothing(loop));
  }

  private static Advice recursiveWalk(NPlusOneLoop loop) {
    String key = key(loop);
    SourceColumn source = loop.source();
    String found = source == null ? null : source.column().column();
    return new Advice(
        "Each key was read from a row that was found before: walk inside the database with a"
            + " recursive query, or load the whole set once and walk it in memory.",
        key == null || found == null
            ? null
            : """
              WITH RECURSIVE walk AS (
                SELECT * FROM %1$s WHERE %2$s = ?
                UNION ALL SELECT next.* FROM %1$s next JOIN walk ON next.%2$s = walk.%3$s)
              SELECT … FROM walk"""
                .formatted(table(loop), key, found));
  }

  private static @Nullable String joinOrIn(NPlusOneLoop loop) {
    String in = in(loop);
    if (in == null) {
      return null;
    }
    String join = joinOrNothing(loop);
    String one = select("…", loop) + " WHERE " + in;
    return join == null ? one : join + "\nor " + one;
  }

  private static @Nullable String joinOrNothing(NPlusOneLoop loop) {
    SourceColumn source = loop.source();
    String column = loop.lookup().column();
    if (source == null || column == null || source.column().table() == null) {
      return null;
    }
    String child = table(loop);
    String parent = source.column().table();
    boolean plain = !child.equals(parent) && source.column().column() != null;
    return plain
        ? "SELECT … FROM %s JOIN %s ON %s = %s".formatted(parent, child, column, source.column())
        : null;
  }

  private static @Nullable String in(NPlusOneLoop loop) {
    String column = loop.lookup().column();
    return column == null ? null : column + " IN (…)";
  }

  private static String select(String what, NPlusOneLoop loop) {
    return "SELECT " + what + " FROM " + table(loop);
  }

  /** The key's column without its table, as one of the table's own statements names it. */
  private static @Nullable String key(NPlusOneLoop loop) {
    String column = loop.lookup().column();
    return column == null ? null : column.substring(column.lastIndexOf('.') + 1);
  }

  private static String function(NPlusOneLoop loop) {
    String text = loop.shape().text().toLowerCase(Locale.ROOT);
    Matcher function = FIRST_FUNCTION.matcher(text);
    String qualifier = "\\b\\w+\\.(?=\\w)";
    return function.find() ? function.group(1).replaceAll(qualifier, "") : "COUNT(*)";
  }

  private static String table(NPlusOneLoop loop) {
    return Advices.table(loop.lookup());
  }
}
