package dev.roundtrip.internal.advice;

import dev.roundtrip.finding.Change;
import dev.roundtrip.finding.Recommendation;
import dev.roundtrip.finding.Risk;
import dev.roundtrip.internal.catalog.Column;
import dev.roundtrip.internal.catalog.Index;
import dev.roundtrip.internal.query.Expr;
import dev.roundtrip.internal.query.Select;
import dev.roundtrip.plan.Access;
import dev.roundtrip.plan.PlanNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An index leads to many rows, which are visited for columns that the application never reads: all
 * that it reads stands in the index.
 */
final class ColumnsNotRead implements Rule {

  static final String CODE = "columns-not-read";

  private static final double MANY = 5_000;

  @Override
  public List<Proposal> advise(Case statement) {
    Select select = statement.select;
    if (statement.facts.reads() == null
        || select.from().size() != 1
        || statement.uses().size() != 1
        || select.compound()
        || select.aggregates()
        || select.distinct()
        || statement.facts.rows() < MANY
        || !CoveringIndex.knowsIndexOnly(statement)) {
      return List.of();
    }
    Use use = statement.uses().get(0);
    PlanNode node = use.node;
    if (node == null
        || node.index() == null
        || (node.access() != Access.INDEX_SCAN && node.access() != Access.BITMAP)) {
      return List.of();
    }
    Optional<Index> index =
        use.table.indexes().stream()
            .filter(known -> known.name().equalsIgnoreCase(node.index()))
            .filter(known -> known.predicate() == null && known.sorted())
            .findFirst();
    List<Column> selected = selected(statement, use);
    Set<Column> read = read(selected, statement.facts.reads());
    Set<Column> needed = new LinkedHashSet<>(read);
    boolean clear = conditions(statement, use, needed);
    boolean held =
        index.isPresent()
            && needed.stream().allMatch(column -> CoveringIndex.holds(use, index.get(), column));
    boolean fewer = read.size() < Set.copyOf(selected).size();
    return clear && held && fewer && !read.isEmpty()
        ? List.of(Proposal.access(use, of(statement, use, index.get(), read, selected.size())))
        : List.of();
  }

  /** The columns of the result in order; empty if one is no column of the table. */
  private static List<Column> selected(Case statement, Use use) {
    List<Column> columns = new ArrayList<>();
    for (Select.Item item : statement.select.items()) {
      if (item.expression() instanceof Expr.Star) {
        columns.addAll(use.table.columns());
      } else if (item.expression() instanceof Expr.Col col
          && (item.alias() == null || item.alias().equalsIgnoreCase(col.name()))) {
        Optional<Column> column = use.table.column(col.name());
        if (column.isEmpty()) {
          return List.of();
        }
        columns.add(column.get());
      } else {
        return List.of();
      }
    }
    return columns;
  }

  private static Set<Column> read(List<Column> selected, Facts.@Nullable Reads reads) {
    Set<Column> read = new LinkedHashSet<>();
    for (int i = 0; reads != null && i < selected.size(); i++) {
      Column column = selected.get(i);
      if ((i < Long.SIZE && (reads.indexes() & 1L << i) != 0)
          || reads.labels().contains(column.name().toLowerCase(Locale.ROOT))) {
        read.add(column);
      }
    }
    return read;
  }

  /** Adds the columns of conditions and orders; false if one was not found. */
  private static boolean conditions(Case statement, Use use, Set<Column> needed) {
    List<Expr> parts = new ArrayList<>();
    if (statement.select.where() != null) {
      parts.add(statement.select.where());
    }
    statement.select.orderBy().forEach(order -> parts.add(order.key()));
    for (Expr part : parts) {
      for (Expr.Col col : part.columns()) {
        Optional<Column> column = use.table.column(col.name());
        if (column.isEmpty()) {
          return false;
        }
        needed.add(column.get());
      }
    }
    return statement.select.inner().findAny().isEmpty();
  }

  private static Recommendation of(
      Case statement, Use use, Index index, Set<Column> read, int selected) {
    List<String> columns = statement.written(List.copyOf(read));
    String table = use.name(statement.catalog.names());
    String rows = Text.number(statement.facts.rows());
    return new Recommendation(
        CODE,
        "Of its %d columns only %s %s read, which stand in %s: %s rows of %s are visited for the others."
            .formatted(
                selected,
                Text.list(columns),
                columns.size() == 1 ? "is" : "are",
                index.name(),
                rows,
                table),
        "Select only the columns that are read (a projection, a DTO).",
        Change.statement("SELECT " + String.join(", ", columns) + " FROM …"),
        "the index answers alone; about %s visits of %s are saved".formatted(rows, table),
        Risk.LOW,
        "whoever reads the other columns elsewhere needs a statement of their own");
  }
}
