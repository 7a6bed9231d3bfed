package dev.roundtrip.internal.advice;

import dev.roundtrip.finding.Change;
import dev.roundtrip.finding.Recommendation;
import dev.roundtrip.finding.Risk;
import dev.roundtrip.internal.catalog.ForeignKey;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Two tables stand side by side, no condition joins them, and together they are large. */
final class CartesianProduct implements Rule {

  static final String CODE = "cartesian-product";

  private static final double LARGE = 100_000;

  @Override
  public List<Proposal> advise(Case statement) {
    List<Use> uses =
        statement.uses().stream().filter(use -> use.block.equals(statement.select)).toList();
    if (!statement.facts.shape().traits().unjoinedTables() || uses.size() < 2) {
      return List.of();
    }
    for (Use use : uses) {
      for (Use other : uses) {
        boolean before = uses.indexOf(use) < uses.indexOf(other);
        if (before && apart(use, other) && product(statement, use, other) >= LARGE) {
          return List.of(of(statement, use, other));
        }
      }
    }
    return List.of();
  }

  /** No condition names both, directly or by way of others. */
  private static boolean apart(Use use, Use other) {
    return Stream.concat(use.predicates.stream(), other.predicates.stream())
        .noneMatch(predicate -> predicate.other() != null);
  }

  private static double product(Case statement, Use use, Use other) {
    return statement.driving(use) * statement.driving(other);
  }

  private static Proposal of(Case statement, Use use, Use other) {
    String one = use.name(statement.catalog.names());
    String two = other.name(statement.catalog.names());
    String key = key(use, other);
    return new Proposal(
        "product",
        new Recommendation(
            CODE,
            "No condition joins %s with %s: each row of one meets each of the other, about %s in all."
                .formatted(one, two, Text.number(product(statement, use, other))),
            key == null
                ? "Join them by a condition, or ask for each by itself."
                : "Join them by their key: " + key + ".",
            key == null ? null : Change.statement("… AND " + key),
            null,
            Risk.HIGH,
            "the result becomes another one, which is probably what was meant"));
  }

  private static @Nullable String key(Use use, Use other) {
    String there = key(use, other, other.table.foreignKeys());
    return there != null ? there : key(other, use, use.table.foreignKeys());
  }

  private static @Nullable String key(Use parent, Use child, List<ForeignKey> keys) {
    for (ForeignKey key : keys) {
      if (key.parent().equalsIgnoreCase(parent.table.name()) && key.columns().size() == 1) {
        return "%s.%s = %s.%s"
            .formatted(
                child.from.alias(), key.columns().get(0).toLowerCase(Locale.ROOT),
                parent.from.alias(), key.parentColumns().get(0).toLowerCase(Locale.ROOT));
      }
    }
    return null;
  }
}
