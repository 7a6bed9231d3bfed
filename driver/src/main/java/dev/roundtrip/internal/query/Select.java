package dev.roundtrip.internal.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One query block. Immutable.
 *
 * @param distinct whether it is a SELECT DISTINCT
 * @param items its select list
 * @param from its tables
 * @param where its condition, or null
 * @param groupBy what it groups by
 * @param having its condition on groups, or null
 * @param orderBy what it sorts by
 * @param limited whether it limits its rows
 * @param offset whether it passes over rows
 * @param compound whether it is the first part of a UNION or the like; the others are not kept
 */
public record Select(
    boolean distinct,
    List<Item> items,
    List<From> from,
    @Nullable Expr where,
    List<Expr> groupBy,
    @Nullable Expr having,
    List<Order> orderBy,
    boolean limited,
    boolean offset,
    boolean compound) {

  /** One item of a select list, and its name. */
  public record Item(Expr expression, @Nullable String alias) {}

  /** One key of a sort. */
  public record Order(Expr key, boolean descending) {}

  /**
   * The query of a normalized text, or nothing if it is not understood whole. Of an UPDATE or
   * DELETE it is the one that finds the rows to be written, of an INSERT the one whose rows are
   * inserted.
   */
  public static Optional<Select> read(String text) {
    try {
      return Optional.of(new QueryParser(Tokens.of(text)).statement());
    } catch (UnreadableQueryException | StackOverflowError notUnderstood) {
      return Optional.empty();
    }
  }

  /** Whether it has groups, or makes one row of all. */
  public boolean aggregates() {
    return !groupBy.isEmpty()
        || having != null
        || items.stream().flatMap(item -> item.expression().all()).anyMatch(Select::isAggregate);
  }

  private static boolean isAggregate(Expr expr) {
    return expr instanceof Expr.Call call
        && !call.window()
        && List.of("count", "sum", "avg", "min", "max", "string_agg", "array_agg", "group_concat")
            .contains(call.name());
  }

  /** What has to hold for each row: of WHERE and of inner joins, AND taken apart. */
  public List<Expr> conjuncts() {
    List<Expr> result = new ArrayList<>();
    split(where, result);
    for (From table : from) {
      if (table.join() != From.Join.OUTER) {
        split(table.on(), result);
      }
    }
    return result;
  }

  /** The same of outer joins, which decide what is joined and not what is kept. */
  public List<Expr> outerConditions() {
    List<Expr> result = new ArrayList<>();
    for (From table : from) {
      if (table.join() == From.Join.OUTER) {
        split(table.on(), result);
      }
    }
    return result;
  }

  private static void split(@Nullable Expr condition, List<Expr> into) {
    if (condition instanceof Expr.And and) {
      and.parts().forEach(part -> split(part, into));
    } else if (condition != null) {
      into.add(condition);
    }
  }

  /** Every expression of this block, subqueries excluded. */
  public Stream<Expr> expressions() {
    return Stream.of(
            items.stream().map(Item::expression),
            from.stream().map(From::on),
            Stream.ofNullable(where),
            groupBy.stream(),
            Stream.ofNullable(having),
            orderBy.stream().map(Order::key))
        .flatMap(part -> part)
        .filter(Objects::nonNull)
        .flatMap(Expr::all);
  }

  /** Queries directly inside of this one. */
  public Stream<Select> inner() {
    return Stream.concat(
        from.stream().map(From::derived).filter(Objects::nonNull),
        expressions()
            .map(
                expr ->
                    expr instanceof Expr.Subquery sub
                        ? sub.select()
                        : expr instanceof Expr.In in ? in.subquery() : null)
            .filter(Objects::nonNull));
  }

  /** This block and all inside of it. */
  public Stream<Select> blocks() {
    return Stream.concat(Stream.of(this), inner().flatMap(Select::blocks));
  }
}
