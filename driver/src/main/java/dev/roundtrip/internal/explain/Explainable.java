package dev.roundtrip.internal.explain;

import dev.roundtrip.finding.StatementKind;
import dev.roundtrip.internal.sql.Dialect;
import dev.roundtrip.internal.sql.Shape;
import dev.roundtrip.internal.sql.SqlReader;
import org.jspecify.annotations.Nullable;

/**
 * Decides which texts may be sent behind EXPLAIN: drivers run what stands behind a semicolon, and
 * databases what is hidden in a versioned comment, so that the lexer of that database decides.
 */
final class Explainable {

  private Explainable() {}

  /** Why a text is not sent, half a sentence, or null if it is one SELECT that locks nothing. */
  static @Nullable String refusal(String text, Dialect dialect) {
    return refusal(text, SqlReader.read(text, dialect).shape());
  }

  /** The same for a text that was read already. */
  static @Nullable String refusal(String text, Shape shape) {
    if (shape.truncated()) {
      return "its text could not be read to the end";
    }
    if (shape.several() || mayHideSemicolon(text)) {
      return "its text may be more than one statement, and what follows the first would be run";
    }
    if (shape.kind() != StatementKind.SELECT) {
      return shape.kind().writes()
          ? "it writes, and only statements that read are explained"
          : "it is no SELECT";
    }
    if (shape.locking()) {
      return "it takes locks";
    }
    return shape.sequence() ? "it takes from a sequence" : null;
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
