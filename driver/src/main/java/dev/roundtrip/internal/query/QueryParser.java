package dev.roundtrip.internal.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads query blocks. What is not understood whole is refused. */
final class QueryParser {

  /** What may stand behind a table and is no alias. */
  private static final Set<String> CLAUSES =
      Set.of(
          "where",
          "group",
          "having",
          "order",
          "limit",
          "offset",
          "fetch",
          "union",
          "intersect",
          "except",
          "minus",
          "on",
          "using",
          "join",
          "inner",
          "left",
          "right",
          "full",
          "cross",
          "natural",
          "window",
          "set",
          "returning",
          "for",
          "with",
          "straight_join",
          "tablesample");

  private final Tokens tokens;
  private final ExprParser expressions;
  private final Map<String, Select> named = new HashMap<>();

  QueryParser(Tokens tokens) {
    this.tokens = tokens;
    this.expressions = new ExprParser(tokens, this);
  }

  Select statement() {
    Select select =
        switch (tokens.peek()) {
          case "update" -> update();
          case "delete" -> delete();
          case "insert" -> insert();
          default -> query();
        };
    if (!tokens.atEnd()) {
      throw new UnreadableQueryException("more behind it: " + tokens.peek());
    }
    return select;
  }

  /** With its common table expressions and its sort. */
  Select query() {
    if (tokens.take("with")) {
      tokens.take("recursive");
      do {
        String name = tokens.name();
        if (tokens.take("(")) {
          skipToClose();
        }
        tokens.expect("as");
        tokens.take("not");
        tokens.take("materialized");
        tokens.expect("(");
        named.put(name, query());
        tokens.expect(")");
      } while (tokens.take(","));
    }
    return block();
  }

  /** Its items are the new values. */
  private Select update() {
    tokens.expect("update");
    List<From> from = tables();
    tokens.expect("set");
    List<Select.Item> values = new ArrayList<>();
    do {
      tokens.name();
      while (tokens.take(".")) {
        tokens.name();
      }
      tokens.expect("=");
      values.add(new Select.Item(expressions.condition(), null));
    } while (tokens.take(","));
    if (tokens.take("from")) {
      from = Stream.concat(from.stream(), tables().stream()).toList();
    }
    return rowsToWrite(values, from);
  }

  private Select delete() {
    tokens.expect("delete");
    tokens.expect("from");
    List<From> from = tables();
    if (tokens.take("using")) {
      from = Stream.concat(from.stream(), tables().stream()).toList();
    }
    return rowsToWrite(List.of(), from);
  }

  private Select rowsToWrite(List<Select.Item> values, List<From> from) {
    Expr where = tokens.take("where") ? expressions.condition() : null;
    if (tokens.take("returning")) {
      do {
        item();
      } while (tokens.take(","));
    }
    return new Select(
        false, List.copyOf(values), from, where, List.of(), null, List.of(), false, false, false);
  }

  /** The query whose rows are inserted. */
  private Select insert() {
    tokens.expect("insert");
    tokens.expect("into");
    tokens.name();
    while (tokens.take(".")) {
      tokens.name();
    }
    if (tokens.take("(")) {
      skipToClose();
    }
    return query();
  }

  private void skipToClose() {
    int open = 1;
    while (open > 0) {
      String word = tokens.next();
      if (word.isEmpty()) {
        throw new UnreadableQueryException("not closed");
      }
      open += word.equals("(") ? 1 : word.equals(")") ? -1 : 0;
    }
  }

  private Select block() {
    tokens.expect("select");
    boolean distinct = tokens.take("distinct");
    if (distinct && tokens.peek().equals("on")) {
      throw new UnreadableQueryException("DISTINCT ON");
    }
    tokens.take("all");
    boolean limited = false;
    if (tokens.take("top")) {
      limited = true;
      if (!tokens.take("?")) {
        throw new UnreadableQueryException("TOP");
      }
    }
    List<Select.Item> items = new ArrayList<>();
    do {
      items.add(item());
    } while (tokens.take(","));
    List<From> from = tokens.take("from") ? tables() : List.of();
    Expr where = tokens.take("where") ? expressions.condition() : null;
    List<Expr> groupBy = new ArrayList<>();
    if (tokens.take("group", "by")) {
      do {
        groupBy.add(expressions.condition());
      } while (tokens.take(","));
    }
    Expr having = tokens.take("having") ? expressions.condition() : null;
    boolean compound = compound();
    List<Select.Order> orderBy = order();
    boolean offset = false;
    for (String word = tokens.peek();
        Set.of("limit", "offset", "fetch").contains(word);
        word = tokens.peek()) {
      tokens.next();
      offset |= word.equals("offset");
      limited |= !word.equals("offset");
      if (word.equals("fetch") && !tokens.take("first")) {
        tokens.expect("next");
      }
      tokens.take("?");
      if (word.equals("limit") && tokens.take(",")) {
        offset = true;
        tokens.expect("?");
      }
      if (!tokens.take("rows")) {
        tokens.take("row");
      }
      if (word.equals("fetch")) {
        tokens.expect("only");
      }
    }
    return new Select(
        distinct,
        List.copyOf(items),
        from,
        where,
        List.copyOf(groupBy),
        having,
        orderBy,
        limited,
        offset,
        compound);
  }

  private boolean compound() {
    boolean compound = false;
    while (tokens.take("union") || tokens.take("intersect") || tokens.take("except")) {
      compound = true;
      tokens.take("all");
      boolean nested = tokens.take("(");
      block();
      if (nested) {
        tokens.expect(")");
      }
    }
    return compound;
  }

  List<Select.Order> order() {
    List<Select.Order> keys = new ArrayList<>();
    if (tokens.take("order", "by")) {
      do {
        Expr key = expressions.condition();
        boolean descending = tokens.take("desc");
        tokens.take("asc");
        if (tokens.take("nulls")) {
          tokens.next();
        }
        keys.add(new Select.Order(key, descending));
      } while (tokens.take(","));
    }
    return List.copyOf(keys);
  }

  private Select.Item item() {
    Expr expression = expressions.condition();
    String alias = null;
    if (tokens.take("as")) {
      alias = tokens.name();
    } else if (tokens.nameAhead()
        && !CLAUSES.contains(tokens.peek())
        && !tokens.peek().equals("from")) {
      alias = tokens.name();
    }
    return new Select.Item(expression, alias);
  }

  private List<From> tables() {
    List<From> tables = new ArrayList<>();
    tables.add(table(From.Join.FIRST));
    while (true) {
      From.Join join = join();
      if (join == null) {
        return List.copyOf(tables);
      }
      From table = table(join);
      if (tokens.take("on")) {
        table =
            new From(table.table(), table.alias(), table.derived(), join, expressions.condition());
      } else if (tokens.take("using")) {
        tokens.expect("(");
        List<Expr> equal = new ArrayList<>();
        String left = tables.get(tables.size() - 1).alias();
        do {
          String column = tokens.name();
          equal.add(
              new Expr.Binary(
                  "=", new Expr.Col(left, column), new Expr.Col(table.alias(), column)));
        } while (tokens.take(","));
        tokens.expect(")");
        table = new From(table.table(), table.alias(), table.derived(), join, new Expr.And(equal));
      }
      tables.add(table);
    }
  }

  private From.@Nullable Join join() {
    if (tokens.take(",")) {
      return From.Join.COMMA;
    } else if (tokens.take("cross", "join")) {
      return From.Join.CROSS;
    } else if (tokens.take("inner", "join")
        || tokens.take("join")
        || tokens.take("straight_join")) {
      return From.Join.INNER;
    } else if (tokens.take("natural")) {
      while (!tokens.take("join")) {
        if (!Set.of("left", "right", "full", "inner", "outer").contains(tokens.next())) {
          throw new UnreadableQueryException("NATURAL");
        }
      }
      return From.Join.NATURAL;
    } else if (tokens.take("left") || tokens.take("right") || tokens.take("full")) {
      tokens.take("outer");
      tokens.expect("join");
      return From.Join.OUTER;
    }
    return null;
  }

  private From table(From.Join join) {
    tokens.take("lateral");
    tokens.take("only");
    if (tokens.take("(")) {
      Select derived = query();
      tokens.expect(")");
      return new From(null, alias("?"), derived, join, null);
    }
    StringBuilder name = new StringBuilder(tokens.name());
    String last = name.toString();
    while (tokens.take(".")) {
      last = tokens.name();
      name.append('.').append(last);
    }
    if (tokens.take("(")) {
      skipToClose();
      return new From(null, alias(last), null, join, null);
    }
    Select common = named.get(name.toString());
    return new From(common == null ? name.toString() : null, alias(last), common, join, null);
  }

  private String alias(String otherwise) {
    if (tokens.take("as") || (tokens.nameAhead() && !CLAUSES.contains(tokens.peek()))) {
      String alias = tokens.name();
      if (tokens.take("(")) {
        skipToClose();
      }
      return alias;
    }
    return otherwise;
  }
}
