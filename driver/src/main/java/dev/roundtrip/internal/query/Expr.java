package dev.roundtrip.internal.query;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An expression or a condition of a query. Immutable. */
public sealed interface Expr {

  /** What it is made of, subqueries excluded. */
  List<Expr> parts();

  /** This and everything that it is made of, subqueries excluded. */
  default Stream<Expr> all() {
    return Stream.concat(Stream.of(this), parts().stream().flatMap(Expr::all));
  }

  /** The columns in it, those of subqueries excluded. */
  default List<Col> columns() {
    return all().filter(Col.class::isInstance).map(Col.class::cast).toList();
  }

  /**
   * A column.
   *
   * @param qualifier the alias or table in front of it, or null
   */
  record Col(@Nullable String qualifier, String name) implements Expr {
    @Override
    public List<Expr> parts() {
      return List.of();
    }

    @Override
    public String toString() {
      return qualifier == null ? name : qualifier + "." + name;
    }
  }

  /** A value, a literal or a bind. */
  record Value() implements Expr {
    @Override
    public List<Expr> parts() {
      return List.of();
    }

    @Override
    public String toString() {
      return "?";
    }
  }

  /** All columns, of one table if there is a qualifier. */
  record Star(@Nullable String qualifier) implements Expr {
    @Override
    public List<Expr> parts() {
      return List.of();
    }

    @Override
    public String toString() {
      return qualifier == null ? "*" : qualifier + ".*";
    }
  }

  /** A call; what stands behind it, such as OVER, is among the arguments. */
  record Call(String name, List<Expr> arguments, boolean window) implements Expr {
    @Override
    public List<Expr> parts() {
      return arguments;
    }

    @Override
    public String toString() {
      return name + "(" + String.join(", ", arguments.stream().map(Expr::toString).toList()) + ")";
    }
  }

  /** A conversion. */
  record Cast(Expr operand, String type) implements Expr {
    @Override
    public List<Expr> parts() {
      return List.of(operand);
    }

    @Override
    public String toString() {
      return "cast(" + operand + " as " + type + ")";
    }
  }

  /** Two operands, arithmetic or compared. */
  record Binary(String operator, Expr left, Expr right) implements Expr {
    @Override
    public List<Expr> parts() {
      return List.of(left, right);
    }

    @Override
    public String toString() {
      return left + " " + operator + " " + right;
    }
  }

  /** All of these. */
  record And(List<Expr> parts) implements Expr {
    @Override
    public String toString() {
      return String.join(" and ", parts.stream().map(Expr::toString).toList());
    }
  }

  /** One of these. */
  record Or(List<Expr> parts) implements Expr {
    @Override
    public String toString() {
      return "(" + String.join(" or ", parts.stream().map(Expr::toString).toList()) + ")";
    }
  }

  /** Not this. */
  record Not(Expr operand) implements Expr {
    @Override
    public List<Expr> parts() {
      return List.of(operand);
    }

    @Override
    public String toString() {
      return "not " + operand;
    }
  }

  /** Membership of a list or, if it is not null, of a subquery. */
  record In(Expr operand, List<Expr> list, @Nullable Select subquery, boolean negated)
      implements Expr {
    @Override
    public List<Expr> parts() {
      List<Expr> parts = new ArrayList<>(list);
      parts.add(0, operand);
      return parts;
    }

    @Override
    public String toString() {
      return operand
          + (negated ? " not" : "")
          + " in ("
          + (subquery != null ? "select …" : "?")
          + ")";
    }
  }

  /** Between two values. */
  record Between(Expr operand, Expr low, Expr high, boolean negated) implements Expr {
    @Override
    public List<Expr> parts() {
      return List.of(operand, low, high);
    }

    @Override
    public String toString() {
      return operand + (negated ? " not" : "") + " between " + low + " and " + high;
    }
  }

  /** A pattern; the operator is {@code like}, {@code ilike} or another of its kind. */
  record Like(Expr operand, String operator, Expr pattern, boolean negated) implements Expr {
    @Override
    public List<Expr> parts() {
      return List.of(operand, pattern);
    }

    @Override
    public String toString() {
      return operand + (negated ? " not " : " ") + operator + " " + pattern;
    }
  }

  /** {@code IS NULL} and its kin. */
  record Is(Expr operand, String what, boolean negated) implements Expr {
    @Override
    public List<Expr> parts() {
      return List.of(operand);
    }

    @Override
    public String toString() {
      return operand + " is " + (negated ? "not " : "") + what;
    }
  }

  /** {@code EXISTS}, or a subquery in place of a value. */
  record Subquery(Select select, boolean exists) implements Expr {
    @Override
    public List<Expr> parts() {
      return List.of();
    }

    @Override
    public String toString() {
      return (exists ? "exists " : "") + "(select …)";
    }
  }

  /** A row, an array, a CASE: its parts are known, and not what it means. */
  record Group(String word, List<Expr> parts) implements Expr {
    @Override
    public String toString() {
      return word + "(" + String.join(", ", parts.stream().map(Expr::toString).toList()) + ")";
    }
  }
}
