package dev.roundtrip.internal.advice;

import dev.roundtrip.finding.Change;
import dev.roundtrip.finding.Recommendation;
import dev.roundtrip.internal.catalog.Column;
import dev.roundtrip.internal.catalog.Index;
import dev.roundtrip.internal.query.Expr;
import dev.roundtrip.plan.Access;
import dev.roundtrip.plan.PlanNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An index leads to many rows of which one or two more columns are wanted: it could hold them. */
final class CoveringIndex implements Rule {

  static final String CODE = "covering-index";

  private static final double MANY = 5_000;
  private static final int MORE = 2;

  @Override
  public List<Proposal> advise(Case statement) {
    List<Proposal> proposals = new ArrayList<>();
    // Fewer rows are visited than the plan tells; and whoever writes a row visits it.
    if (statement.select.limited() || statement.writes()) {
      return proposals;
    }
    for (Use use : statement.uses()) {
      PlanNode node = use.node;
      if (node == null
          || node.index() == null
          || (node.access() != Access.INDEX_SCAN && node.access() != Access.BITMAP)
          || rows(node) < MANY
          || !knowsIndexOnly(statement)) {
        continue;
      }
      Optional<Index> used =
          use.table.indexes().stream()
              .filter(index -> index.name().equalsIgnoreCase(node.index()))
              .filter(index -> !index.unique() && index.predicate() == null && index.sorted())
              .findFirst();
      Set<Column> needed = needed(statement, use);
      if (used.isEmpty() || needed.isEmpty()) {
        continue;
      }
      Set<Column> more = new LinkedHashSet<>(needed);
      more.removeIf(column -> holds(use, used.get(), column));
      if (!more.isEmpty() && more.size() <= MORE && more.stream().allMatch(Column::indexable)) {
        proposals.add(Proposal.access(use, of(statement, use, used.get(), List.copyOf(more))));
      }
    }
    return proposals;
  }

  private static double rows(PlanNode node) {
    return node.actualRows() != null
        ? node.actualRows()
        : node.estimatedRows() != null ? node.estimatedRows() : 0;
  }

  static boolean knowsIndexOnly(Case statement) {
    return statement.catalog.is("PostgreSQL") || statement.catalog.isMySqlLike();
  }

  /** InnoDB's indexes hold the primary key as well. */
  static boolean holds(Use use, Index index, Column column) {
    return index.columns().stream().anyMatch(column.name()::equalsIgnoreCase)
        || index.included().stream().anyMatch(column.name()::equalsIgnoreCase)
        || (index.method() != null
            && index.method().equals("btree")
            && use.table.primaryKey().stream().anyMatch(column.name()::equalsIgnoreCase)
            && use.table.indexes().stream().anyMatch(any -> any.name().equals("PRIMARY")));
  }

  /** All columns of it that the statement names; none if there is a star, or one is not found. */
  static Set<Column> needed(Case statement, Use use) {
    Set<Column> needed = new LinkedHashSet<>();
    boolean[] unclear = new boolean[1];
    statement
        .select
        .blocks()
        .forEach(
            block ->
                block
                    .expressions()
                    .forEach(
                        expr -> {
                          unclear[0] |= expr instanceof Expr.Star;
                          if (expr instanceof Expr.Col col) {
                            statement
                                .uses
                                .find(block, col)
                                .filter(found -> found.use() == use)
                                .ifPresent(found -> needed.add(found.column()));
                          }
                        }));
    return unclear[0] ? Set.of() : needed;
  }

  private static Recommendation of(Case statement, Use use, Index index, List<Column> more) {
    List<String> keys = new ArrayList<>();
    for (Index.Part part : index.parts()) {
      keys.add(
          part.column() == null
              ? String.valueOf(part.expression())
              : statement.catalog.names().write(part.column()));
    }
    List<String> added = statement.written(more);
    boolean includes = statement.catalog.is("PostgreSQL") && statement.catalog.atLeast(11, 0);
    List<String> all = new ArrayList<>(keys);
    all.addAll(added);
    Change change =
        includes
            ? new Indexes(statement.catalog, use, keys).including(added).change()
            : new Indexes(statement.catalog, use, all).change();
    String table = use.name(statement.catalog.names());
    String rows = use.node == null ? "many" : Text.number(rows(use.node));
    return new Recommendation(
        CODE,
        "%s leads to about %s rows of %s, which are read only for %s."
            .formatted(index.name(), rows, table, Text.list(added)),
        "Create an index that holds %s as well; drop %s when nothing else needs it."
            .formatted(Text.list(added), index.name()),
        change,
        "the table itself is not read; about %s visits are saved".formatted(rows),
        Text.ofIndex(statement.rows(use)),
        Text.whyOfIndex(statement, use)
            + (includes ? "; it helps only where VACUUM keeps up with the writes" : ""));
  }
}
