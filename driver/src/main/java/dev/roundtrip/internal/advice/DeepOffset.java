package dev.roundtrip.internal.advice;

import dev.roundtrip.finding.Change;
import dev.roundtrip.finding.Recommendation;
import dev.roundtrip.finding.Risk;
import dev.roundtrip.internal.query.Expr;
import dev.roundtrip.internal.query.Select;
import java.util.ArrayList;
import java.util.List;

/** A page far behind the first one: all rows before it are read and thrown away. */
final class DeepOffset implements Rule {

  static final String CODE = "deep-offset";

  private static final long DEEP = 1_000;

  @Override
  public List<Proposal> advise(Case statement) {
    Select select = statement.select;
    long offset = statement.facts.offset();
    if (!select.offset() || offset < DEEP || select.compound() || select.aggregates()) {
      return List.of();
    }
    List<Select.Order> order = select.orderBy();
    boolean plain = order.stream().allMatch(key -> key.key() instanceof Expr.Col);
    boolean same = order.stream().map(Select.Order::descending).distinct().count() <= 1;
    String cause =
        "%s rows are read and thrown away before the %s that are returned; each later page takes longer."
            .formatted(Text.number(offset), Text.number(statement.facts.rows()));
    String text =
        order.isEmpty()
            ? "Sort by a unique key, and begin each page behind the last row of the one before."
            : "Begin each page behind the last row of the one before (keyset pagination), and sort by a unique key at the end.";
    return List.of(
        new Proposal(
            "offset",
            new Recommendation(
                CODE,
                cause,
                text,
                plain && same && !order.isEmpty()
                    ? Change.statement(rewritten(statement, order))
                    : null,
                "about %s rows are read instead of %s"
                    .formatted(
                        Text.number(statement.facts.rows()),
                        Text.number(offset + statement.facts.rows())),
                Risk.MEDIUM,
                "pages can be turned, and no longer jumped to by number")));
  }

  /** The statement with a condition in place of its OFFSET. */
  private static String rewritten(Case statement, List<Select.Order> order) {
    String text = statement.facts.shape().text();
    int sort = text.lastIndexOf(" order by ");
    String head = text.substring(0, sort);
    String tail =
        text.substring(sort)
            .replaceFirst("limit \\?, \\?", "limit ?")
            .replaceFirst(" offset \\?( rows?)?", "");
    boolean where = statement.select.where() != null;
    return head + (where ? " and " : " where ") + behind(order) + tail;
  }

  /** Behind the last row: {@code a > ? or (a = ? and b > ?)}, which all databases understand. */
  private static String behind(List<Select.Order> order) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < order.size(); i++) {
      List<String> equal = new ArrayList<>();
      for (Select.Order before : order.subList(0, i)) {
        equal.add(before.key() + " = ?");
      }
      equal.add(order.get(i).key() + (order.get(i).descending() ? " < ?" : " > ?"));
      String part = String.join(" and ", equal);
      parts.add(equal.size() > 1 ? "(" + part + ")" : part);
    }
    return parts.size() == 1 ? parts.get(0) : "(" + String.join(" or ", parts) + ")";
  }
}
