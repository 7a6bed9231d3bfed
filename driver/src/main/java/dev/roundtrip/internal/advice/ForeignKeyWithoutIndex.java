package dev.roundtrip.internal.advice;

import dev.roundtrip.finding.Recommendation;
import dev.roundtrip.finding.StatementKind;
import dev.roundtrip.internal.catalog.ForeignKey;
import dev.roundtrip.internal.catalog.Table;
import dev.roundtrip.internal.query.From;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Rows are deleted, and a large table refers to theirs by columns that no index begins with: for
 * each of them the database reads that table as a whole, which no plan shows.
 */
final class ForeignKeyWithoutIndex implements Rule {

  static final String CODE = "foreign-key-without-index";

  @Override
  public List<Proposal> advise(Case statement) {
    List<Proposal> proposals = new ArrayList<>();
    if (statement.facts.shape().kind() != StatementKind.DELETE || statement.uses().isEmpty()) {
      return proposals;
    }
    Use deleted = statement.uses().get(0);
    for (Table child : statement.catalog.tables()) {
      for (ForeignKey key : child.foreignKeys()) {
        if (key.parent().equalsIgnoreCase(deleted.table.name())
            && child.rowsOr(0) >= Case.LARGE
            && !child.hasIndexOnSetOf(key.columns())) {
          proposals.add(of(statement, deleted, child, key));
        }
      }
    }
    return proposals;
  }

  private static Proposal of(Case statement, Use deleted, Table child, ForeignKey key) {
    String written = qualifier(deleted) + child.name();
    Use use =
        new Use(statement.select, new From(written, written, null, From.Join.FIRST, null), child);
    List<String> columns = key.columns().stream().map(statement.catalog.names()::write).toList();
    String parent = deleted.name(statement.catalog.names());
    String table = use.name(statement.catalog.names());
    double rows = statement.rows(use);
    long changed = statement.facts.changed();
    return new Proposal(
        "key " + key.name().toLowerCase(Locale.ROOT),
        new Recommendation(
            CODE,
            "For %s that is deleted the database looks for rows of %s that refer to it by %s, and reads all of it, about %s rows: no index begins with %s."
                .formatted(
                    changed > 1
                        ? "each of the %s rows of %s".formatted(Text.number(changed), parent)
                        : "each row of " + parent,
                    table,
                    Text.list(columns),
                    Text.number(rows),
                    columns.size() == 1 ? "it" : "them"),
            "Create an index on %s (%s).".formatted(table, String.join(", ", columns)),
            new Indexes(statement.catalog, use, columns).change(),
            "the rows that refer to a deleted one are found in the index",
            Text.ofIndex(rows),
            Text.whyOfIndex(statement, use)));
  }

  /** A schema that the statement names; the table that refers to it is looked for there too. */
  private static String qualifier(Use use) {
    String written = String.valueOf(use.from.table());
    return written.substring(0, written.lastIndexOf('.') + 1);
  }
}
