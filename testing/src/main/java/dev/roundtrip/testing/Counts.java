package dev.roundtrip.testing;

import dev.roundtrip.finding.StatementKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** The numbers of an {@link ExpectQueries}. */
final class Counts {

  private record Count(
      String name, String what, int expected, boolean exact, ToLongFunction<Queries> of) {

    @Nullable Fact check(Queries queries) {
      return exact
          ? Checks.exactly(queries, what, expected, of)
          : Checks.atMost(queries, what, expected, of);
    }
  }

  private final List<Count> counts = new ArrayList<>();
  private final String said;

  Counts(ExpectQueries expected) {
    exactly("select", "selects", expected.select(), Checks.kind(StatementKind.SELECT));
    exactly("insert", "inserts", expected.insert(), Checks.kind(StatementKind.INSERT));
    exactly("update", "updates", expected.update(), Checks.kind(StatementKind.UPDATE));
    exactly("delete", "deletes", expected.delete(), Checks.kind(StatementKind.DELETE));
    exactly("total", "statements", expected.total(), Queries::total);
    atMost("maxSelect", "selects", expected.maxSelect(), Checks.kind(StatementKind.SELECT));
    atMost("maxInsert", "inserts", expected.maxInsert(), Checks.kind(StatementKind.INSERT));
    atMost("maxUpdate", "updates", expected.maxUpdate(), Checks.kind(StatementKind.UPDATE));
    atMost("maxDelete", "deletes", expected.maxDelete(), Checks.kind(StatementKind.DELETE));
    atMost("maxTotal", "statements", expected.maxTotal(), Queries::total);
    exactly("rows", "rows read", expected.rows(), Queries::rows);
    atMost("maxRows", "rows read", expected.maxRows(), Queries::rows);
    exactly("changedRows", "rows changed", expected.changedRows(), Queries::affectedRows);
    exactly("batches", "batches", expected.batches(), Queries::batches);
    this.said =
        "@ExpectQueries("
            + String.join(
                ", ", counts.stream().map(each -> each.name + " = " + each.expected).toList())
            + ")";
    check();
  }

  private void exactly(String name, String what, int expected, ToLongFunction<Queries> of) {
    add(new Count(name, what, expected, true, of));
  }

  private void atMost(String name, String what, int expected, ToLongFunction<Queries> of) {
    add(new Count(name, what, expected, false, of));
  }

  private void add(Count count) {
    if (count.expected != ExpectQueries.ANY) {
      counts.add(count);
    }
  }

  private void check() {
    if (counts.isEmpty()) {
      throw new IllegalArgumentException("@ExpectQueries expects nothing: set select, total, …");
    }
    for (Count count : counts) {
      if (count.expected < 0) {
        throw new IllegalArgumentException(said + ": " + count.name + " must not be negative");
      }
    }
  }

  String said() {
    return said;
  }

  void addTo(Bounds bounds) {
    for (Count count : counts) {
      if (count.exact) {
        bounds.exactly(count.what, count.expected, said);
      } else {
        bounds.atMost(count.what, count.expected, said);
      }
    }
  }

  List<Fact> check(Queries queries) {
    List<Fact> facts = new ArrayList<>();
    for (Count count : counts) {
      Fact fact = count.check(queries);
      if (fact != null) {
        facts.add(fact);
      }
    }
    return facts;
  }
}
