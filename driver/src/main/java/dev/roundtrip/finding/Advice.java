package dev.roundtrip.finding;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What to change.
 *
 * @param text one or two sentences in the imperative
 * @param example the change as code or SQL, possibly of several lines, or null
 */
public record Advice(String text, @Nullable String example) {

  public Advice {
    Objects.requireNonNull(text, "text");
  }

  @Override
  public String toString() {
    return example == null ? text : text + System.lineSeparator() + example;
  }
}
