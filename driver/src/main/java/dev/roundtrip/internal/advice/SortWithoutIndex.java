package dev.roundtrip.internal.advice;

import dev.roundtrip.finding.Recommendation;
import dev.roundtrip.internal.catalog.Column;
import dev.roundtrip.internal.catalog.Index;
import dev.roundtrip.internal.query.Expr;
import dev.roundtrip.internal.query.Select;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The first rows in an order, for which a large table is read and sorted as a whole. */
final class SortWithoutIndex implements Rule {

  static final String CODE = "sort-without-index";

  @Override
  public List<Proposal> advise(Case statement) {
    Select select = statement.select;
    List<Use> uses = statement.uses().stream().filter(use -> use.block == select).toList();
    if (!select.limited()
        || select.orderBy().isEmpty()
        || select.aggregates()
        || select.distinct()
        || select.compound()
        || uses.size() != 1
        || !uses.get(0).alone()
        || !statement.scansLarge(uses.get(0))) {
      return List.of();
    }
    Use use = uses.get(0);
    List<String> keys = new ArrayList<>();
    List<Column> columns = new ArrayList<>();
    use.predicates.stream()
        .filter(Predicate::isFilter)
        .filter(predicate -> !(predicate.source() instanceof Expr.In))
        .map(Predicate::column)
        .distinct()
        .forEach(columns::add);
    int filters = columns.size();
    boolean mixed = select.orderBy().stream().map(Select.Order::descending).distinct().count() > 1;
    keys.addAll(statement.written(columns));
    for (Select.Order order : select.orderBy()) {
      Optional<Uses.Found> found =
          order.key() instanceof Expr.Col col ? statement.uses.find(select, col) : Optional.empty();
      if (found.isEmpty() || found.get().use() != use || !found.get().column().indexable()) {
        return List.of();
      }
      Column column = found.get().column();
      columns.add(column);
      String written = statement.catalog.names().write(column.name());
      keys.add(mixed && order.descending() ? written + " DESC" : written);
    }
    List<String> names = columns.stream().map(Column::name).toList();
    if (columns.stream().distinct().count() != columns.size()
        || columns.size() > 4
        || served(use, names, filters)) {
      return List.of();
    }
    return List.of(Proposal.access(use, of(statement, use, keys, filters)));
  }

  private static boolean served(Use use, List<String> names, int filters) {
    List<String> order = names.subList(filters, names.size());
    // The key at the end makes an order unique, and most rows are in order without it.
    List<String> first = order.subList(0, 1);
    return use.table.indexes().stream()
        .filter(Index::sorted)
        .anyMatch(
            index -> index.beginsWith(names) || index.beginsWith(order) || index.beginsWith(first));
  }

  private static Recommendation of(Case statement, Use use, List<String> keys, int filters) {
    String table = use.name(statement.catalog.names());
    return new Recommendation(
        CODE,
        "All of %s is read, about %s rows, and sorted by %s to return %s; no index is in that order."
            .formatted(
                table,
                Text.number(statement.rows(use)),
                Text.list(keys.subList(filters, keys.size())),
                statement.facts.rows() == 1
                    ? "one row"
                    : "the first " + Text.number(statement.facts.rows())),
        "Create an index on %s (%s), so that the first rows can be read in order."
            .formatted(table, String.join(", ", keys)),
        new Indexes(statement.catalog, use, keys).change(),
        "about as many rows are read as are returned",
        Text.ofIndex(statement.rows(use)),
        Text.whyOfIndex(statement, use));
  }
}
