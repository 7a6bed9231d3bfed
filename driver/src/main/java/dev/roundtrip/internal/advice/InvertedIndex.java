package dev.roundtrip.internal.advice;

import dev.roundtrip.finding.Change;
import dev.roundtrip.finding.Recommendation;
import dev.roundtrip.finding.Risk;
import dev.roundtrip.internal.catalog.Column;
import dev.roundtrip.internal.query.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a value contains is asked for, on a large table of PostgreSQL: members of JSON and arrays,
 * words of a text, moments of a range. A sorted index cannot tell; a GIN or GiST index can.
 */
final class InvertedIndex implements Rule {

  static final String CODE = "gin-index";

  private static final Set<String> CONTAINS = Set.of("@>", "&&", "@@");

  /** How the plan writes the configuration of a text search, which is no value. */
  private static final Pattern CONFIGURATION = Pattern.compile("'(\\w+)'::regconfig");

  /** What is to be indexed. */
  private record Key(Column column, String method, String written, @Nullable String hint) {}

  @Override
  public List<Proposal> advise(Case statement) {
    List<Proposal> proposals = new ArrayList<>();
    if (!statement.catalog.is("PostgreSQL")) {
      return proposals;
    }
    for (Use use : statement.uses()) {
      Double kept = statement.kept(use);
      if (!statement.scansLarge(use) || kept == null || kept > Case.SELECTIVE) {
        continue;
      }
      use.block.conjuncts().stream()
          .flatMap(condition -> key(statement, use, condition).stream())
          .filter(key -> !isIndexed(use, key))
          .findFirst()
          .ifPresent(key -> proposals.add(Proposal.access(use, of(statement, use, key, kept))));
    }
    return proposals;
  }

  private static Optional<Key> key(Case statement, Use use, Expr condition) {
    if (!(condition instanceof Expr.Binary binary)) {
      return Optional.empty();
    }
    boolean turned = binary.operator().equals("<@");
    Expr side = turned ? binary.right() : binary.left();
    Expr value = turned ? binary.left() : binary.right();
    List<Expr.Col> columns = side.columns();
    if ((!turned && !CONTAINS.contains(binary.operator()))
        || columns.size() != 1
        || !value.columns().isEmpty()) {
      return Optional.empty();
    }
    return statement
        .uses
        .find(use.block, columns.get(0))
        .filter(found -> found.use() == use)
        .flatMap(found -> key(statement, use, side, found.column()));
  }

  private static Optional<Key> key(Case statement, Use use, Expr side, Column column) {
    String written = statement.catalog.names().write(column.name());
    String type = column.type().toLowerCase(Locale.ROOT);
    if (side instanceof Expr.Col) {
      if (type.equals("jsonb")) {
        return Optional.of(new Key(column, "gin", written + " jsonb_path_ops", null));
      }
      return type.endsWith("range")
          ? Optional.of(new Key(column, "gist", written, null))
          : type.startsWith("_") || type.equals("tsvector")
              ? Optional.of(new Key(column, "gin", written, null))
              : Optional.empty();
    }
    if (side instanceof Expr.Call call && call.name().equals("to_tsvector")) {
      Matcher named =
          CONFIGURATION.matcher(
              use.node == null || use.node.filter() == null ? "" : use.node.filter());
      // Without a configuration of its own it depends on the session, and cannot be indexed.
      return call.arguments().size() == 2 && named.find()
          ? Optional.of(
              new Key(
                  column, "gin", "to_tsvector('" + named.group(1) + "', " + written + ")", null))
          : Optional.of(
              new Key(
                  column,
                  "gin",
                  "to_tsvector('english', " + written + ")",
                  "name the configuration in the statement as well, as in to_tsvector('english', %s): without it, it depends on the session and cannot be indexed"
                      .formatted(written)));
    }
    return Optional.empty();
  }

  private static boolean isIndexed(Use use, Key key) {
    String column = key.column().name().toLowerCase(Locale.ROOT);
    return use.table.indexes().stream()
        .filter(index -> key.method().equals(index.method()))
        .flatMap(index -> index.parts().stream())
        .anyMatch(
            part ->
                column.equalsIgnoreCase(part.column())
                    || (part.expression() != null
                        && part.expression().toLowerCase(Locale.ROOT).contains(column)));
  }

  private static Recommendation of(Case statement, Use use, Key key, double kept) {
    String table = use.name(statement.catalog.names());
    String column = statement.catalog.names().write(key.column().name());
    double rows = statement.rows(use);
    Change change =
        new Indexes(statement.catalog, use, List.of(key.written())).using(key.method()).change();
    return new Recommendation(
        CODE,
        "All of %s is read, about %s rows, to keep about %s (%s) by what %s contains, which a sorted index cannot tell."
            .formatted(
                table, Text.number(rows), Text.number(kept * rows), Text.percent(kept), column),
        "Create a %s index on %s%s."
            .formatted(
                key.method().equals("gin") ? "GIN" : "GiST",
                column,
                key.hint() == null ? "" : "; " + key.hint()),
        change,
        "about %s rows of %s are read instead of %s"
            .formatted(Text.number(Math.max(1, kept * rows)), table, Text.number(rows)),
        Risk.MEDIUM,
        "such an index is large, and slows down writes of " + table);
  }
}
