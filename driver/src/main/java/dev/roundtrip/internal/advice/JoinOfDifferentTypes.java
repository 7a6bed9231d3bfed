package dev.roundtrip.internal.advice;

import dev.roundtrip.finding.Recommendation;
import dev.roundtrip.finding.Risk;
import dev.roundtrip.internal.catalog.Column;
import dev.roundtrip.internal.catalog.Names;
import java.util.ArrayList;
import java.util.List;

/** Columns of different types are joined, and a large table is read as a whole because of it. */
final class JoinOfDifferentTypes implements Rule {

  static final String CODE = "join-of-different-types";

  @Override
  public List<Proposal> advise(Case statement) {
    List<Proposal> proposals = new ArrayList<>();
    for (Use use : statement.uses()) {
      for (Predicate predicate : use.predicates) {
        Use other = predicate.other();
        Column there = predicate.otherColumn();
        if (other == null
            || there == null
            || predicate.kind() != Predicate.Kind.EQUAL
            || !differ(predicate.column(), there)
            || (!statement.scansLarge(use) && !statement.scansLarge(other))) {
          continue;
        }
        proposals.add(of(statement, use, predicate.column(), other, there));
        return proposals; // The other side says the same.
      }
    }
    return proposals;
  }

  private static boolean differ(Column one, Column other) {
    return one.family() != other.family()
        && (one.family() == Column.Family.TEXT || other.family() == Column.Family.TEXT)
        && one.family() != Column.Family.OTHER
        && other.family() != Column.Family.OTHER;
  }

  private static Proposal of(Case statement, Use use, Column column, Use other, Column there) {
    Names names = statement.catalog.names();
    String one = use.name(names) + "." + names.write(column.name());
    String two = other.name(names) + "." + names.write(there.name());
    boolean first = column.family() == Column.Family.TEXT;
    return Proposal.access(
        statement.scansLarge(use) ? use : other,
        new Recommendation(
            CODE,
            "%s is %s and %s is %s: each row is converted before it is compared, and an index on the converted side cannot be searched."
                .formatted(one, column.type(), two, there.type()),
            "Give %s the type of %s, %s."
                .formatted(
                    first ? one : two, first ? two : one, first ? there.type() : column.type()),
            null,
            "an index on either column can be searched",
            Risk.HIGH,
            "the type of a column changes: values that do not fit have to be looked for before"));
  }
}
