package dev.roundtrip.internal.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads expressions and conditions, weakest operators first. */
final class ExprParser {

  private static final Set<String> COMPARED =
      Set.of(
          "=", "<", ">", "<=", ">=", "<>", "!=", "<=>", "~", "~*", "!~", "!~*", "@>", "<@", "&&",
          "@@");

  private static final Set<String> ADDED =
      Set.of("+", "-", "||", "->", "->>", "#>", "#>>", "&", "|");

  private static final Set<String> PATTERNS =
      Set.of("like", "ilike", "rlike", "regexp", "glob", "similar");

  /** Words that are no columns where an operand is read. */
  private static final Set<String> NO_OPERAND =
      Set.of(
          "select", "from", "where", "and", "or", "on", "join", "group", "order", "then", "else");

  private final Tokens tokens;
  private final QueryParser queries;

  ExprParser(Tokens tokens, QueryParser queries) {
    this.tokens = tokens;
    this.queries = queries;
  }

  Expr condition() {
    List<Expr> parts = new ArrayList<>();
    do {
      parts.add(conjunction());
    } while (tokens.take("or"));
    return parts.size() == 1 ? parts.get(0) : new Expr.Or(List.copyOf(parts));
  }

  private Expr conjunction() {
    List<Expr> parts = new ArrayList<>();
    do {
      parts.add(negation());
    } while (tokens.take("and"));
    return parts.size() == 1 ? parts.get(0) : new Expr.And(List.copyOf(parts));
  }

  private Expr negation() {
    return tokens.take("not") ? new Expr.Not(negation()) : predicate();
  }

  private Expr predicate() {
    Expr left = sum();
    while (true) {
      Expr next = predicate(left);
      if (next == null) {
        return left;
      }
      left = next;
    }
  }

  private @Nullable Expr predicate(Expr left) {
    String word = tokens.peek();
    if (COMPARED.contains(word)) {
      tokens.next();
      return new Expr.Binary(word, left, sum());
    }
    if (tokens.take("is")) {
      boolean negated = tokens.take("not");
      if (tokens.take("distinct", "from")) {
        return new Expr.Binary(negated ? "=" : "<>", left, sum());
      }
      return new Expr.Is(left, tokens.name(), negated);
    }
    boolean negated = word.equals("not");
    String operator = negated ? tokens.peek(1) : word;
    if (!operator.equals("in") && !operator.equals("between") && !PATTERNS.contains(operator)) {
      return null;
    }
    tokens.take("not");
    tokens.next();
    if (operator.equals("in")) {
      return in(left, negated);
    } else if (operator.equals("between")) {
      Expr low = sum();
      tokens.expect("and");
      return new Expr.Between(left, low, sum(), negated);
    }
    tokens.take("to");
    Expr pattern = sum();
    if (tokens.take("escape")) {
      sum();
    }
    return new Expr.Like(left, operator, pattern, negated);
  }

  private Expr in(Expr left, boolean negated) {
    tokens.expect("(");
    if (tokens.peek().equals("select") || tokens.peek().equals("with")) {
      Select subquery = queries.query();
      tokens.expect(")");
      return new Expr.In(left, List.of(), subquery, negated);
    }
    List<Expr> list = list();
    return new Expr.In(left, list, null, negated);
  }

  private List<Expr> list() {
    List<Expr> list = new ArrayList<>();
    if (!tokens.take(")")) {
      do {
        list.add(condition());
      } while (tokens.take(","));
      tokens.expect(")");
    }
    return List.copyOf(list);
  }

  private Expr sum() {
    Expr left = product();
    while (ADDED.contains(tokens.peek())) {
      String operator = tokens.next();
      left = new Expr.Binary(operator, left, product());
    }
    return left;
  }

  private Expr product() {
    Expr left = postfix();
    while (tokens.peek().equals("*") || tokens.peek().equals("/") || tokens.peek().equals("%")) {
      String operator = tokens.next();
      left = new Expr.Binary(operator, left, postfix());
    }
    return left;
  }

  private Expr postfix() {
    Expr operand = operand();
    while (true) {
      if (tokens.take("::")) {
        operand = new Expr.Cast(operand, type());
      } else if (tokens.take("at", "time", "zone")) {
        operand = new Expr.Call("at time zone", List.of(operand, operand()), false);
      } else if (tokens.take("collate")) {
        operand = new Expr.Call("collate", List.of(operand), false);
        tokens.name();
      } else if (tokens.take("[")) {
        operand = new Expr.Group("[", List.of(operand, condition()));
        tokens.expect("]");
      } else {
        return operand;
      }
    }
  }

  private String type() {
    StringBuilder type = new StringBuilder(tokens.name());
    while (Set.of("varying", "precision", "with", "without", "time", "zone")
        .contains(tokens.peek())) {
      type.append(' ').append(tokens.next());
    }
    if (tokens.take("(")) {
      list();
    }
    if (tokens.take("[")) {
      tokens.expect("]");
      type.append("[]");
    }
    return type.toString();
  }

  private Expr operand() {
    String word = tokens.peek();
    if (tokens.take("(")) {
      if (tokens.peek().equals("select") || tokens.peek().equals("with")) {
        Select select = queries.query();
        tokens.expect(")");
        return new Expr.Subquery(select, false);
      }
      List<Expr> list = list();
      return list.size() == 1 ? list.get(0) : new Expr.Group("row", list);
    }
    if (tokens.take("?") || Character.isDigit(word.isEmpty() ? ' ' : word.charAt(0))) {
      if (!word.equals("?")) {
        tokens.next();
      }
      return new Expr.Value();
    }
    if (tokens.take("*")) {
      return new Expr.Star(null);
    }
    if (tokens.take("-") || tokens.take("+")) {
      return operand();
    }
    if (word.equals("null") || word.equals("true") || word.equals("false")) {
      tokens.next();
      return new Expr.Value();
    }
    if (tokens.take("exists")) {
      tokens.expect("(");
      Select select = queries.query();
      tokens.expect(")");
      return new Expr.Subquery(select, true);
    }
    if (tokens.take("case")) {
      return choice();
    }
    if (tokens.take("cast", "(")) {
      Expr operand = condition();
      tokens.expect("as");
      Expr cast = new Expr.Cast(operand, type());
      tokens.expect(")");
      return cast;
    }
    if ((word.equals("date") || word.equals("timestamp") || word.equals("interval"))
        && tokens.peek(1).equals("?")) {
      tokens.next();
      tokens.next();
      if (word.equals("interval") && tokens.nameAhead() && isUnit(tokens.peek())) {
        tokens.next();
      }
      return new Expr.Value();
    }
    if (!tokens.nameAhead() || NO_OPERAND.contains(word)) {
      throw new UnreadableQueryException("an operand expected, was '" + word + "'");
    }
    return named();
  }

  private static boolean isUnit(String word) {
    return Set.of("year", "month", "day", "hour", "minute", "second", "week").contains(word);
  }

  private Expr choice() {
    List<Expr> parts = new ArrayList<>();
    if (!tokens.peek().equals("when")) {
      parts.add(condition());
    }
    while (tokens.take("when")) {
      parts.add(condition());
      tokens.expect("then");
      parts.add(condition());
    }
    if (tokens.take("else")) {
      parts.add(condition());
    }
    tokens.expect("end");
    return new Expr.Group("case", List.copyOf(parts));
  }

  private Expr named() {
    List<String> names = new ArrayList<>();
    names.add(tokens.name());
    while (tokens.take(".")) {
      if (tokens.take("*")) {
        return new Expr.Star(names.get(names.size() - 1));
      }
      names.add(tokens.name());
    }
    String last = names.get(names.size() - 1);
    if (tokens.take("(")) {
      return call(last);
    }
    if (last.equals("array") && tokens.take("[")) {
      List<Expr> parts = new ArrayList<>();
      while (!tokens.take("]")) {
        parts.add(condition());
        tokens.take(",");
      }
      return new Expr.Group("array", parts);
    }
    return new Expr.Col(names.size() > 1 ? names.get(names.size() - 2) : null, last);
  }

  private Expr call(String name) {
    List<Expr> arguments = new ArrayList<>();
    tokens.take("distinct");
    if (name.equals("extract")) {
      tokens.name();
      tokens.expect("from");
    }
    while (!tokens.take(")")) {
      if (tokens.peek().equals("select")) {
        arguments.add(new Expr.Subquery(queries.query(), false));
      } else if (tokens.peek().equals("order")) {
        queries.order().forEach(key -> arguments.add(key.key()));
      } else {
        arguments.add(condition());
      }
      if (!tokens.take(",") && !tokens.take("from") && !tokens.take("for") && tokens.atEnd()) {
        throw new UnreadableQueryException("a call that is not closed");
      }
    }
    boolean window = false;
    if (tokens.take("filter", "(", "where")) {
      arguments.add(condition());
      tokens.expect(")");
    }
    if (tokens.take("over")) {
      window = true;
      tokens.expect("(");
      if (tokens.take("partition", "by")) {
        do {
          arguments.add(condition());
        } while (tokens.take(","));
      }
      queries.order().forEach(key -> arguments.add(key.key()));
      tokens.expect(")");
    }
    return new Expr.Call(name, List.copyOf(arguments), window);
  }
}
