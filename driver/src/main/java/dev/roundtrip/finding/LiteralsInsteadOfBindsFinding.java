package dev.roundtrip.finding;

import java.util.Objects;

/**
 * One statement was sent with ever different literals instead of bind variables.
 *
 * @param evidence the facts
 * @param texts how many different sets of literals were seen, at least 5; a lower bound when there
 *     were very many
 */
public record LiteralsInsteadOfBindsFinding(Evidence evidence, long texts) implements Finding {

  public LiteralsInsteadOfBindsFinding {
    Objects.requireNonNull(evidence, "evidence");
  }

  @Override
  public FindingKind kind() {
    return FindingKind.LITERALS_INSTEAD_OF_BINDS;
  }

  /** All of them: what is wasted is the work to parse and plan each text. */
  @Override
  public long needed() {
    return occurrences();
  }

  @Override
  public String summary() {
    return "Literals instead of binds: %d texts of one statement".formatted(texts);
  }

  @Override
  public LiteralsInsteadOfBindsFinding withEvidence(Evidence facts) {
    return new LiteralsInsteadOfBindsFinding(facts, texts);
  }
}
