package dev.roundtrip.internal.advice;

import dev.roundtrip.internal.catalog.Catalog;
import dev.roundtrip.internal.catalog.Column;
import dev.roundtrip.internal.query.Expr;
import dev.roundtrip.internal.query.From;
import dev.roundtrip.internal.query.Select;
import dev.roundtrip.plan.Plan;
import dev.roundtrip.plan.PlanNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the tables of a query, what is said of their columns, and the steps that read them. */
final class Uses {

  /** A column that was found, and where. */
  record Found(Use use, Column column) {}

  /** A query block and the one around it. */
  private record Block(Select select, List<Use> uses, @Nullable Block around) {}

  /** PostgreSQL's step that writes what another step has found. */
  private static final String WRITE = "ModifyTable";

  private final Catalog catalog;
  private final List<Use> all = new ArrayList<>();
  private final List<Block> blocks = new ArrayList<>();

  private Uses(Catalog catalog) {
    this.catalog = catalog;
  }

  static Uses of(Select select, Catalog catalog, Plan plan) {
    Uses uses = new Uses(catalog);
    uses.block(select, null);
    for (Block block : uses.blocks) {
      block.select().conjuncts().forEach(condition -> uses.add(block, condition));
      block.select().outerConditions().forEach(condition -> uses.add(block, condition));
    }
    uses.all.forEach(use -> use.node = node(plan, use, uses.all));
    return uses;
  }

  List<Use> all() {
    return all;
  }

  private void block(Select select, @Nullable Block around) {
    List<Use> uses = new ArrayList<>();
    for (From from : select.from()) {
      if (from.table() != null) {
        catalog.table(from.table()).ifPresent(table -> uses.add(new Use(select, from, table)));
      }
    }
    all.addAll(uses);
    Block block = new Block(select, uses, around);
    blocks.add(block);
    select.inner().forEach(inner -> block(inner, block));
  }

  /** The column that a block means, its own tables first. */
  Optional<Found> find(Select select, Expr.Col col) {
    Block block =
        blocks.stream().filter(known -> known.select().equals(select)).findFirst().orElse(null);
    for (; block != null; block = block.around()) {
      List<Found> found = new ArrayList<>();
      for (Use use : block.uses()) {
        if (col.qualifier() == null
            || use.from.alias().equalsIgnoreCase(col.qualifier())
            || use.table.name().equalsIgnoreCase(col.qualifier())) {
          use.table.column(col.name()).ifPresent(column -> found.add(new Found(use, column)));
        }
      }
      if (!found.isEmpty()) {
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private void add(Block block, Expr condition) {
    if (condition instanceof Expr.Binary binary) {
      compare(block, binary, binary.left(), binary.right());
      compare(block, binary, binary.right(), binary.left());
    } else if (condition instanceof Expr.In in && in.subquery() == null) {
      Predicate.Kind kind = in.negated() ? Predicate.Kind.NEGATIVE : Predicate.Kind.EQUAL;
      boolean values = in.list().stream().allMatch(member -> member.columns().isEmpty());
      if (values) {
        column(block, in.operand(), kind, null, in);
      }
    } else if (condition instanceof Expr.Between between) {
      Predicate.Kind kind = between.negated() ? Predicate.Kind.NEGATIVE : Predicate.Kind.RANGE;
      column(block, between.operand(), kind, null, between);
    } else if (condition instanceof Expr.Like like) {
      Predicate.Kind kind = like.negated() ? Predicate.Kind.NEGATIVE : Predicate.Kind.PATTERN;
      column(block, like.operand(), kind, null, like);
    } else if (condition instanceof Expr.Is is) {
      boolean nulls = is.what().equals("null") && !is.negated();
      Predicate.Kind kind = nulls ? Predicate.Kind.NULL : Predicate.Kind.NEGATIVE;
      column(block, is.operand(), kind, null, is);
    } else if (condition instanceof Expr.Col flag) {
      column(block, flag, Predicate.Kind.EQUAL, null, flag);
    }
  }

  private void compare(Block block, Expr.Binary source, Expr side, Expr against) {
    Predicate.@Nullable Kind kind =
        switch (source.operator()) {
          case "=", "<=>" -> Predicate.Kind.EQUAL;
          case "<", "<=", ">", ">=" -> Predicate.Kind.RANGE;
          case "<>", "!=" -> Predicate.Kind.NEGATIVE;
          default -> null;
        };
    if (kind == null) {
      return;
    }
    if (against.columns().isEmpty() && !(against instanceof Expr.Subquery)) {
      column(block, side, kind, null, source);
    } else if (against instanceof Expr.Col other) {
      find(block.select(), other).ifPresent(found -> column(block, side, kind, found, source));
    }
  }

  private void column(
      Block block, Expr side, Predicate.Kind kind, @Nullable Found against, Expr source) {
    List<Expr.Col> columns = side.columns();
    if (columns.size() != 1) {
      return;
    }
    find(block.select(), columns.get(0))
        .filter(found -> against == null || found.use() != against.use())
        .ifPresent(
            found ->
                found
                    .use()
                    .predicates
                    .add(
                        new Predicate(
                            kind,
                            found.column(),
                            against == null ? null : against.use(),
                            against == null ? null : against.column(),
                            side instanceof Expr.Col ? null : side,
                            source)));
  }

  /** MariaDB names the alias where others name the table. */
  private static @Nullable PlanNode node(Plan plan, Use use, List<Use> all) {
    String alias = use.from.alias();
    List<PlanNode> nodes =
        plan.nodes()
            .filter(node -> node.relation() != null && !node.operation().equals(WRITE))
            .filter(
                node ->
                    alias.equalsIgnoreCase(node.alias())
                        || (node.alias() == null && alias.equalsIgnoreCase(node.relation())))
            .toList();
    if (nodes.isEmpty()) {
      boolean once =
          all.stream().filter(other -> other.table.name().equals(use.table.name())).count() == 1;
      nodes =
          plan.nodes()
              .filter(node -> once && use.table.name().equalsIgnoreCase(node.relation()))
              .filter(node -> !node.operation().equals(WRITE))
              .toList();
    }
    Set<PlanNode> different = Set.copyOf(nodes);
    return different.size() == 1 ? nodes.get(0) : null;
  }
}
