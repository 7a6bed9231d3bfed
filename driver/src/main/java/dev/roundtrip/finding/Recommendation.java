package dev.roundtrip.finding;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a rule proposes for one statement, and why. Holds no value that the application sent.
 *
 * @param code the rule's name, such as {@code missing-index}; its page in the guide has the same
 * @param cause what is wrong, with the evidence, in one or two sentences
 * @param text what to do, in the imperative
 * @param change the change itself, or null where the text says it all
 * @param impact what it brings by estimate, in words, or null if nobody can say
 * @param risk how much it can hurt
 * @param riskWhy why, in one sentence
 * @param proof what trying it out showed, or null if it was not tried
 * @param notProved why it was not tried although it was to be, half a sentence, or null
 */
public record Recommendation(
    String code,
    String cause,
    String text,
    @Nullable Change change,
    @Nullable String impact,
    Risk risk,
    String riskWhy,
    @Nullable Proof proof,
    @Nullable String notProved) {

  public Recommendation {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(cause, "cause");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(risk, "risk");
    Objects.requireNonNull(riskWhy, "riskWhy");
  }

  /** One that was not tried. */
  public Recommendation(
      String code,
      String cause,
      String text,
      @Nullable Change change,
      @Nullable String impact,
      Risk risk,
      String riskWhy) {
    this(code, cause, text, change, impact, risk, riskWhy, null, null);
  }

  /** The same, tried out. */
  public Recommendation proved(Proof found) {
    Objects.requireNonNull(found, "proof");
    return new Recommendation(code, cause, text, change, impact, risk, riskWhy, found, null);
  }

  /** The same, saying why it was not tried out. */
  public Recommendation notProved(String reason) {
    Objects.requireNonNull(reason, "reason");
    return new Recommendation(code, cause, text, change, impact, risk, riskWhy, null, reason);
  }
}
