package dev.roundtrip.internal.config;

import org.jspecify.annotations.Nullable;

/**
 * One option.
 *
 * @param name such as {@code roundtrip.slow-threshold}
 * @param type what may be written, for people
 * @param defaultText the default, as it would be written
 * @param description what it decides, one sentence
 * @param parser reads a text
 */
public record Key<T>(
    String name, String type, String defaultText, String description, Parser<T> parser) {

  /** The value that holds when nothing is set. */
  public T defaultValue() {
    return parser.parse(defaultText);
  }

  /** The name of the environment variable: {@code ROUNDTRIP_SLOW_THRESHOLD}. */
  public String variable() {
    return Names.variable(name);
  }

  /** Each key is made once; what a record does by itself costs the start ten milliseconds. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  /** Reads a text. */
  @FunctionalInterface
  public interface Parser<T> {

    /**
     * The value of a text.
     *
     * @throws IllegalArgumentException with a message that completes "... is 'text', ": what is
     *     wrong, and what would be right
     */
    T parse(String text);
  }
}
