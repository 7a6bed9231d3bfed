package dev.roundtrip;

import dev.roundtrip.internal.config.Keys;
import java.util.List;
import java.util.Objects;

/**
 * One key of {@code roundtrip.*}, for those who document or complete them.
 *
 * @param name such as {@code roundtrip.slow-threshold}
 * @param type what may be written, for people
 * @param defaultText the default, as it would be written
 * @param description what it decides, one or two sentences
 */
public record Option(String name, String type, String defaultText, String description) {

  public Option {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(defaultText, "defaultText");
    Objects.requireNonNull(description, "description");
  }

  /** Every key, in the order in which they are documented. */
  public static List<Option> all() {
    return Keys.ALL.stream()
        .map(key -> new Option(key.name(), key.type(), key.defaultText(), key.description()))
        .toList();
  }
}
