package dev.roundtrip.internal.advice;

import dev.roundtrip.finding.Change;
import dev.roundtrip.finding.Recommendation;
import dev.roundtrip.finding.Risk;
import dev.roundtrip.finding.StatementKind;
import dev.roundtrip.internal.sql.Dialect;
import dev.roundtrip.internal.sql.Shape;
import java.util.Optional;

/**
 * PostgreSQL's driver sent each row of a batch of INSERTs as a statement of its own. It tells by
 * its answer: if it puts rows together it cannot say how many each of them inserted. Needs no plan.
 * MariaDB's driver tells a number for each row either way.
 */
final class BatchNotRewritten {

  static final String CODE = "batch-not-rewritten";

  private static final String OPTION = "reWriteBatchedInserts=true";

  private static final int MANY = 50;

  private BatchNotRewritten() {}

  /**
   * The switch of the driver, if there is one and it is off.
   *
   * @param size entries of the batch
   * @param counted whether the driver told a number of rows for each entry
   * @param generatedKeys whether the application asked for generated keys
   */
  static Optional<Recommendation> of(
      Shape shape, int size, boolean counted, boolean generatedKeys) {
    boolean plain =
        shape.kind() == StatementKind.INSERT
            && shape.text().contains(" values ")
            && !shape.text().contains(" returning ")
            && !shape.several();
    if (size < MANY
        || !counted
        || generatedKeys
        || !plain
        || shape.dialect() != Dialect.POSTGRESQL) {
      return Optional.empty();
    }
    return Optional.of(
        new Recommendation(
            CODE,
            "The driver sent the %s rows of the batch as %1$s statements: it told for each how many rows it inserted, which it cannot for rows that were put together."
                .formatted(Text.number(size)),
            "Let the driver put the rows of a batch together, by %s in the URL of the connection."
                .formatted(OPTION),
            Change.code(OPTION),
            "a few statements with many rows each in place of " + Text.number(size),
            Risk.LOW,
            "executeBatch then tells SUCCESS_NO_INFO in place of a number for each row"));
  }
}
