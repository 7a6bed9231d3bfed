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

  private static final StatementShape NONE =
      new StatementShape("", "0000000000000000", StatementKind.OTHER, List.of());

  public StatementShape {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(fingerprint, "fingerprint");
    Objects.requireNonNull(kind, "kind");
    tables = List.copyOf(tables);
  }

  /** Stands for no statement, where a finding concerns a connection. */
  public static StatementShape none() {
    return NONE;
  }

  /** Whether there is a statement. */
  public boolean isKnown() {
    return !text.isEmpty();
  }

  /** The normalized text. */
  @Override
  public String toString() {
    return text;
  }
}
