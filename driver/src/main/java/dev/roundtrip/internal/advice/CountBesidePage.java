package dev.roundtrip.internal.advice;

import dev.roundtrip.finding.Change;
import dev.roundtrip.finding.Recommendation;
import dev.roundtrip.finding.Risk;
import dev.roundtrip.internal.query.Expr;
import dev.roundtrip.internal.query.Select;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All rows that match are counted, only to tell how many pages there are. */
final class CountBesidePage implements Rule {

  static final String CODE = "count-beside-page";

  @Override
  public List<Proposal> advise(Case statement) {
    if (!statement.facts.besidePage()) {
      return List.of();
    }
    Optional<Use> largest =
        statement.uses().stream()
            .filter(use -> use.block.equals(statement.select))
            .filter(use -> statement.rows(use) >= Case.LARGE)
            .max(Comparator.comparingDouble(statement::rows));
    return largest.map(use -> List.of(of(statement, use))).orElse(List.of());
  }

  private static Proposal of(Case statement, Use use) {
    return new Proposal(
        "count",
        new Recommendation(
            CODE,
            "It counts all rows that match, of about %s in %s, beside one page of them: each page costs a count."
                .formatted(Text.number(statement.rows(use)), use.name(statement.catalog.names())),
            "Ask for one row more than a page shows, to know whether there is a next one (Slice instead of Page in Spring Data); or count once and hand the number on.",
            Change.statement("LIMIT ? + 1"),
            "nothing is counted",
            Risk.MEDIUM,
            "the number of pages is no longer known, or no longer the latest"));
  }

  /**
   * Whether a statement counts the rows of which another one reads a page.
   *
   * @param count its text, normalized
   * @param page the other one's
   */
  static boolean counts(String count, String page) {
    if (!count.startsWith("select count(") || !page.startsWith("select ")) {
      return false;
    }
    Optional<Select> counted = Select.read(count);
    Optional<Select> read = Select.read(page);
    return counted.isPresent()
        && read.isPresent()
        && isCount(counted.get())
        && read.get().limited()
        && !read.get().aggregates()
        && read.get().from().equals(counted.get().from())
        && String.valueOf(read.get().where()).equals(String.valueOf(counted.get().where()));
  }

  private static boolean isCount(Select select) {
    return select.items().size() == 1
        && select.items().get(0).expression() instanceof Expr.Call call
        && call.name().equals("count")
        && select.groupBy().isEmpty()
        && !select.limited()
        && !select.compound();
  }
}
