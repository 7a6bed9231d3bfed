package dev.roundtrip.internal.config;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Texts from one place.
 *
 * @param name the place, as people know it, to stand after "in"
 * @param entries texts by key; keys that are not of Roundtrip must have been left out
 * @param problem why it could not be read, or null if it could
 */
public record Source(String name, Map<String, String> entries, @Nullable String problem) {

  /** Keeps a copy of the entries. */
  public Source {
    entries = Map.copyOf(entries);
  }

  /** A place that was read. */
  public static Source of(String name, Map<String, String> entries) {
    return new Source(name, entries, null);
  }
}
