package dev.roundtrip.internal.explain;

import dev.roundtrip.finding.StatementKind;
import dev.roundtrip.internal.sql.Dialect;
import dev.roundtrip.internal.sql.Shape;
import dev.roundtrip.internal.sql.SqlReader;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides which texts may be sent behind EXPLAIN: drivers run what stands behind a semicolon, and
 * databases what is hidden in a versioned comment, so that the lexer of that database decides. A
 * statement that writes is one of INSERT, UPDATE, DELETE and MERGE, which EXPLAIN does not run.
 */
final class Explainable {

  private Explainable() {}

  private static final Set<StatementKind> WRITES =
      EnumSet.of(
          StatementKind.INSERT, StatementKind.UPDATE, StatementKind.DELETE, StatementKind.MERGE);

  /**
   * Why a text is not sent, half a sentence; null if it is one SELECT that locks nothing, or one
   * statement that writes.
   *
   * @param writes whether statements that write are sent
   */
  static @Nullable String refusal(String text, Dialect dialect, boolean writes) {
    return refusal(text, SqlReader.read(text, dialect).shape(), writes);
  }

  /** The same for a text that was read already. */
  static @Nullable String refusal(String text, Shape shape, boolean writes) {
    if (shape.truncated()) {
      return "its text could not be read to the end";
    }
    if (shape.several() || mayHideSemicolon(text)) {
      return "its text may be more than one statement, and what follows the first would be run";
    }
    if (WRITES.contains(shape.kind())) {
      return writes
          ? refusalOfWrite(shape)
          : "it writes, and only statements that read are explained";
    }
    if (shape.kind() != StatementKind.SELECT) {
      return shape.kind().writes()
          ? "it writes, and is none of INSERT, UPDATE, DELETE and MERGE"
          : "it is no SELECT";
    }
    if (shape.locking()) {
      return "it takes locks";
    }
    return shape.sequence() ? "it takes from a sequence" : null;
  }

  private static @Nullable String refusalOfWrite(Shape shape) {
    String text = shape.text().toLowerCase(Locale.ROOT);
    if (text.startsWith("select")) {
      return "it makes a table or a file of what it reads";
    }
    boolean planned = shape.kind() != StatementKind.INSERT || text.contains("select");
    return planned ? null : "it inserts the values that it was given, and there is nothing to plan";
  }

  /**
   * Whether a backslash escapes a quote depends on settings of the session that are not known here:
   * where that decides over a semicolon, nothing is sent.
   */
  private static boolean mayHideSemicolon(String text) {
    String statement = text.strip();
    int semicolon = statement.indexOf(';');
    return semicolon >= 0 && semicolon < statement.length() - 1 && statement.indexOf('\\') >= 0;
  }
}
