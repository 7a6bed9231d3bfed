package dev.roundtrip.finding;

import java.util.List;
import java.util.Objects;

/**
 * A statement's text with literals and binds replaced by {@code ?}. Holds no value that the
 * application sent.
 *
 * @param text the normalized text, at most some kilobytes
 * @param fingerprint the shape's 64-bit identity as 16 hexadecimal digits, the same in every run
 * @param kind what the statement does
 * @param tables the tables it names, in order of appearance
 */
public record StatementShape(
    String text, String fingerprint, StatementKind kind, List<String> tables) {

  public StatementShape {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(fingerprint, "fingerprint");
    Objects.requireNonNull(kind, "kind");
    tables = List.copyOf(tables);
  }

  /** The normalized text. */
  @Override
  public String toString() {
    return text;
  }
}
