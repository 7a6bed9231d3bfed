package dev.roundtrip.internal.advice;

import dev.roundtrip.finding.Change;
import dev.roundtrip.finding.Recommendation;
import dev.roundtrip.finding.Risk;
import dev.roundtrip.finding.StatementKind;
import dev.roundtrip.internal.catalog.Index;
import dev.roundtrip.internal.catalog.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Many rows are written, each into an index that is the same as another one, or its beginning. */
final class RedundantIndex implements Rule {

  static final String CODE = "redundant-index";

  private static final long MANY = 1_000;

  @Override
  public List<Proposal> advise(Case statement) {
    StatementKind kind = statement.facts.shape().kind();
    List<Proposal> proposals = new ArrayList<>();
    if (statement.facts.changed() < MANY
        || (kind != StatementKind.INSERT && kind != StatementKind.UPDATE)) {
      return proposals;
    }
    for (String written : statement.facts.shape().writtenTables()) {
      Optional<Table> table = statement.catalog.table(written);
      if (table.isPresent() && !table.get().primaryKey().isEmpty()) {
        for (Index index : table.get().indexes()) {
          boolean held = statement.catalog.is("H2") && servesKey(table.get(), index);
          (held ? Optional.<Index>empty() : other(table.get(), index))
              .ifPresent(other -> proposals.add(of(statement, written, table.get(), index, other)));
        }
      }
    }
    return proposals;
  }

  /** The one that makes it needless: what is unique is a rule, and rules stay. */
  private static Optional<Index> other(Table table, Index index) {
    if (index.unique() || !isPlain(index)) {
      return Optional.empty();
    }
    return table.indexes().stream()
        .filter(other -> !other.name().equals(index.name()) && isPlain(other))
        .filter(other -> begins(other, index))
        .filter(other -> !same(other, index) || isFirst(other, index))
        .findFirst();
  }

  /** H2 refuses to drop an index by which it checks a foreign key. */
  private static boolean servesKey(Table table, Index index) {
    return table.foreignKeys().stream().anyMatch(key -> index.beginsWithSetOf(key.columns()));
  }

  private static boolean isPlain(Index index) {
    return index.sorted()
        && index.predicate() == null
        && index.included().isEmpty()
        && index.parts().stream().allMatch(part -> part.column() != null);
  }

  private static boolean begins(Index other, Index index) {
    return other.parts().size() >= index.parts().size()
        && other.parts().subList(0, index.parts().size()).equals(index.parts());
  }

  private static boolean same(Index one, Index other) {
    return one.parts().equals(other.parts());
  }

  /** Of two that are the same, the unique one stays, else the one whose name comes first. */
  private static boolean isFirst(Index other, Index index) {
    return other.unique() || other.name().compareTo(index.name()) < 0;
  }

  private static Proposal of(
      Case statement, String written, Table table, Index index, Index other) {
    List<String> keys = new ArrayList<>();
    for (Index.Part part : index.parts()) {
      String column = statement.catalog.names().write(String.valueOf(part.column()));
      keys.add(part.descending() ? column + " DESC" : column);
    }
    String name = statement.catalog.names().write(index.name());
    String schema = written.substring(0, written.lastIndexOf('.') + 1);
    String of = schema + statement.catalog.names().write(table.name());
    return new Proposal(
        "index " + index.name().toLowerCase(Locale.ROOT),
        new Recommendation(
            CODE,
            "Each of the %s rows that it writes to %s may have to be written to %s too, which is %s %s."
                .formatted(
                    Text.number(statement.facts.changed()),
                    of,
                    name,
                    same(index, other) ? "the same as" : "the beginning of",
                    statement.catalog.names().write(other.name())),
            "Drop %s; %s serves the same statements."
                .formatted(name, statement.catalog.names().write(other.name())),
            drop(statement, schema, of, name, keys),
            null,
            Risk.LOW,
            "a hint or a replica may name it; to make it again reads %s rows once"
                .formatted(Text.number(table.rowsOr(0)))));
  }

  private static Change drop(
      Case statement, String schema, String table, String name, List<String> keys) {
    String on = name + " ON " + table + " (" + String.join(", ", keys) + ")";
    boolean ofTable =
        statement.catalog.isMySqlLike() || statement.catalog.is("Microsoft SQL Server");
    String drop = ofTable ? name + " ON " + table : schema + name;
    boolean postgreSql = statement.catalog.is("PostgreSQL");
    return new Change(
        Change.Kind.SCHEMA,
        "DROP INDEX " + drop,
        "CREATE INDEX " + on,
        postgreSql ? "DROP INDEX CONCURRENTLY " + drop : null,
        postgreSql ? "CREATE INDEX CONCURRENTLY " + on : null,
        postgreSql);
  }
}
