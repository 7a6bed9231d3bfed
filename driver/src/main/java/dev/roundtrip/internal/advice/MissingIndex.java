package dev.roundtrip.internal.advice;

import dev.roundtrip.finding.Recommendation;
import dev.roundtrip.internal.catalog.Column;
import dev.roundtrip.internal.catalog.Index;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A large table is read as a whole although a filter, or the rows that it is joined with, need a
 * small part of it, and no index begins with these columns.
 */
final class MissingIndex implements Rule {

  static final String CODE = "missing-index";

  /** An index has the columns, but behind another one. */
  static final String BEHIND = "wrong-leading-column";

  /** PostgreSQL's random_page_cost, as it is unless somebody changes it. */
  private static final double RANDOM_PAGE = 4;

  /** More columns make an index large, and hardly more selective. */
  private static final int MAXIMUM_COLUMNS = 4;

  @Override
  public List<Proposal> advise(Case statement) {
    List<Proposal> proposals = new ArrayList<>();
    for (Use use : statement.uses()) {
      if (statement.scansLarge(use)) {
        Proposal filter = filter(statement, use);
        Proposal proposal = filter != null ? filter : join(statement, use);
        if (proposal != null) {
          proposals.add(proposal);
        }
      }
    }
    return proposals;
  }

  private static @Nullable Proposal filter(Case statement, Use use) {
    List<Column> keys = new ArrayList<>();
    use.predicates.stream()
        .filter(Predicate::isFilter)
        .map(Predicate::column)
        .filter(Column::indexable)
        .distinct()
        .sorted(Comparator.comparing(MissingIndex::distinct).reversed())
        .forEach(keys::add);
    boolean equal = !keys.isEmpty();
    use.predicates.stream()
        .filter(predicate -> predicate.kind() == Predicate.Kind.RANGE)
        .filter(predicate -> predicate.other() == null && predicate.wrapped() == null)
        .map(Predicate::column)
        .filter(column -> column.indexable() && !keys.contains(column))
        .findFirst()
        .ifPresent(keys::add);
    Double kept = statement.kept(use);
    if (keys.isEmpty() || kept == null || kept > Case.SELECTIVE) {
      return null;
    }
    List<Column> index = keys.subList(0, Math.min(keys.size(), MAXIMUM_COLUMNS));
    if (served(use, index, equal ? equalities(use, index) : 0)) {
      return null;
    }
    List<String> columns = statement.written(index);
    String table = use.name(statement.catalog.names());
    double rows = statement.rows(use);
    String cause =
        "All of %s is read, about %s rows, to keep about %s (%s) by %s; no index begins with %s."
            .formatted(
                table,
                Text.number(rows),
                Text.number(kept * rows),
                Text.percent(kept),
                Text.list(columns),
                columns.size() == 1 ? "it" : "these columns");
    String behind = behind(use, index);
    return behind == null
        ? proposal(CODE, statement, use, columns, cause, kept)
        : proposal(
            BEHIND,
            statement,
            use,
            columns,
            cause
                + " "
                + behind
                + " has "
                + (columns.size() == 1 ? "it" : "them")
                + " behind another column.",
            kept);
  }

  /** An index that has all of these columns, but not in front. */
  private static @Nullable String behind(Use use, List<Column> columns) {
    return use.table.indexes().stream()
        .filter(index -> index.predicate() == null && index.sorted())
        .filter(
            index ->
                columns.stream()
                    .allMatch(
                        column ->
                            index.columns().stream().anyMatch(column.name()::equalsIgnoreCase)))
        .map(Index::name)
        .findFirst()
        .orElse(null);
  }

  private static int equalities(Use use, List<Column> index) {
    return (int)
        index.stream()
            .filter(
                column ->
                    use.predicates.stream()
                        .anyMatch(
                            predicate -> predicate.isFilter() && predicate.column().equals(column)))
            .count();
  }

  /** Equalities may stand in any order. */
  private static boolean served(Use use, List<Column> keys, int equalities) {
    Set<String> equal = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    keys.subList(0, equalities).forEach(column -> equal.add(column.name()));
    for (Index index : use.table.indexes()) {
      if (index.predicate() != null || !index.sorted() || index.parts().size() < keys.size()) {
        continue;
      }
      Set<String> first = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
      index.columns().stream().limit(equalities).forEach(first::add);
      List<String> rest = keys.subList(equalities, keys.size()).stream().map(Column::name).toList();
      boolean then =
          rest.isEmpty() || rest.get(0).equalsIgnoreCase(index.parts().get(equalities).column());
      if (first.equals(equal) && then) {
        return true;
      }
    }
    return false;
  }

  private static double distinct(Column column) {
    return column.distinct() == null ? 0 : column.distinct();
  }

  private static @Nullable Proposal join(Case statement, Use use) {
    double rows = statement.rows(use);
    for (Predicate predicate : use.predicates) {
      Use other = predicate.other();
      Double distinct = predicate.column().distinct();
      if (!predicate.isJoin() || other == null || distinct == null || distinct < 1) {
        continue;
      }
      Column column = predicate.column();
      Column there = predicate.otherColumn();
      double driving = statement.driving(other);
      double kept = driving / distinct;
      boolean fits = there != null && there.family() == column.family() && column.indexable();
      if (!fits
          || kept > Case.SELECTIVE
          || isDear(statement, use, kept * rows)
          || use.table.hasIndexOn(List.of(column.name()))) {
        continue;
      }
      List<String> columns = statement.written(List.of(column));
      String table = use.name(statement.catalog.names());
      String cause =
          "All of %s is read, about %s rows, to be joined by %s with about %s rows of %s, which need about %s of them (%s); no index begins with %s."
              .formatted(
                  table,
                  Text.number(rows),
                  columns.get(0),
                  Text.number(driving),
                  other.name(statement.catalog.names()),
                  Text.number(kept * rows),
                  Text.percent(kept),
                  columns.get(0));
      return proposal(CODE, statement, use, columns, cause, kept);
    }
    return null;
  }

  /**
   * Whether PostgreSQL would rather read all, which its planner decides by cost: a row that a join
   * finds through an index is a page read at random.
   */
  private static boolean isDear(Case statement, Use use, double found) {
    Double all = use.node == null ? null : use.node.cost();
    return statement.catalog.is("PostgreSQL") && all != null && found * RANDOM_PAGE > all;
  }

  private static Proposal proposal(
      String code, Case statement, Use use, List<String> columns, String cause, double kept) {
    double rows = statement.rows(use);
    return Proposal.access(
        use,
        new Recommendation(
            code,
            cause,
            "Create an index on %s (%s)."
                .formatted(use.name(statement.catalog.names()), String.join(", ", columns)),
            new Indexes(statement.catalog, use, columns).change(),
            "about %s rows of %s are read instead of %s"
                .formatted(
                    Text.number(Math.max(1, kept * rows)),
                    use.name(statement.catalog.names()),
                    Text.number(rows)),
            Text.ofIndex(rows),
            Text.whyOfIndex(statement, use)));
  }
}
