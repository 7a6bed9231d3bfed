package dev.roundtrip.internal.config;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** How names are written in different places, and which one was probably meant. */
final class Names {

  private static final String NEAREST = "did you mean ";

  private Names() {}

  /** {@code ROUNDTRIP_SLOW_THRESHOLD} for {@code roundtrip.slow-threshold}. */
  static String variable(String key) {
    return key.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
  }

  /** What to say about a name that is not among the known ones. */
  static String suggestion(String name, Collection<String> known) {
    return suggestion(name, known, known);
  }

  /** The same within a family of names: what they have in common is no likeness. */
  static String suggestion(String name, String family, Collection<String> known) {
    List<String> kinds =
        known.stream()
            .filter(other -> other.startsWith(family))
            .map(other -> other.substring(family.length()))
            .toList();
    String suggestion = suggestion(name.substring(family.length()), kinds);
    return suggestion.startsWith(NEAREST)
        ? NEAREST + family + suggestion.substring(NEAREST.length())
        : suggestion;
  }

  /** The same, where not all known ones are listed if none is near. */
  static String suggestion(String name, Collection<String> known, Collection<String> listed) {
    String nearest = "";
    int least = Integer.MAX_VALUE;
    for (String candidate : known) {
      int distance = distance(letters(name), letters(candidate));
      if (distance < least) {
        least = distance;
        nearest = candidate;
      }
    }
    // More than a third of it wrong is another word, not a slip.
    return least <= Math.max(1, letters(nearest).length() / 3)
        ? NEAREST + nearest + "?"
        : "known are " + String.join(", ", listed);
  }

  /** Case and separators are what people get wrong first. */
  private static String letters(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[._-]", "");
  }

  /** Levenshtein's: how many letters have to be added, dropped or replaced. */
  private static int distance(String left, String right) {
    int[] previous = new int[right.length() + 1];
    for (int j = 0; j <= right.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      int[] current = new int[right.length() + 1];
      current[0] = i;
      for (int j = 1; j <= right.length(); j++) {
        int replaced = previous[j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
      }
      previous = current;
    }
    return previous[right.length()];
  }
}
