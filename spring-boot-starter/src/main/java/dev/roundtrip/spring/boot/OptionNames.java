package dev.roundtrip.spring.boot;

import dev.roundtrip.Option;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All keys, read once, and only where a key is said. */
final class OptionNames {

  static final List<String> ALL = Option.all().stream().map(Option::name).toList();

  private static final Map<String, String> BY_LETTERS =
      ALL.stream().collect(Collectors.toUnmodifiableMap(OptionNames::letters, Function.identity()));

  /** Lists in which a comma may be part of an entry. */
  private static final Set<String> BY_SEMICOLON =
      Set.of("roundtrip.allow", "roundtrip.slow-threshold-for");

  private OptionNames() {}

  /** The key that is written like this, in the environment of a process or as a list; or null. */
  static @Nullable String likeWritten(String name) {
    return BY_LETTERS.get(letters(name.replaceAll("\\[\\d+]$", "")));
  }

  /** What stands between the parts of a list. */
  static String separator(String key) {
    return BY_SEMICOLON.contains(key) ? ";" : ",";
  }

  /** The environment of a process has no dashes. */
  private static String letters(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }
}
