package dev.roundtrip.internal.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The values of all keys, and what was wrong with those that could not be used. Immutable. */
public final class Configuration {

  private static final int SHOWN_CHARACTERS = 100;

  private final Map<Key<?>, Object> values;
  private final List<String> problems;
  private final boolean production;

  private Configuration(Map<Key<?>, Object> values, List<String> problems, boolean production) {
    this.values = Map.copyOf(values);
    this.problems = List.copyOf(problems);
    this.production = production;
  }

  private Configuration(List<Source> sources) {
    Map<Key<?>, Object> read = new HashMap<>();
    List<String> wrong = new ArrayList<>();
    boolean productionMeant = false;
    for (Source source : sources) {
      if (source.problem() != null) {
        wrong.add(source.problem());
      }
      for (Map.Entry<String, String> entry : new TreeMap<>(source.entries()).entrySet()) {
        String problem = read(entry.getKey(), entry.getValue(), source, read);
        if (problem != null) {
          wrong.add(problem);
          productionMeant |= entry.getValue().strip().toLowerCase(Locale.ROOT).startsWith("prod");
        }
      }
    }
    this.values = Map.copyOf(read);
    this.problems = List.copyOf(wrong);
    this.production = productionMeant || get(Keys.ENVIRONMENT).equals("production");
  }

  /** The configuration of this process, as the calling thread sees its class path. */
  public static Configuration ofProcess() {
    return of(Sources.ofProcess());
  }

  /** Reads sources, of which later ones win. */
  public static Configuration of(List<Source> sources) {
    return new Configuration(sources);
  }

  private static @Nullable String read(
      String name, String text, Source source, Map<Key<?>, Object> values) {
    Key<?> key = named(name);
    if (key == null) {
      return "%s in %s is not known; %s".formatted(name, source.name(), suggestion(name));
    }
    try {
      values.put(key, Objects.requireNonNull(key.parser().parse(text)));
      return null;
    } catch (IllegalArgumentException | ArithmeticException wrong) {
      return "%s in %s is '%s', %s".formatted(name, source.name(), shown(text), wrong.getMessage());
    }
  }

  /** In one of the families, of that family; the families are too long to be listed elsewhere. */
  private static String suggestion(String name) {
    List<String> all = Keys.ALL.stream().map(Key::name).toList();
    for (String family : List.of(FindingKeys.SWITCHES, FindingKeys.COUNTS)) {
      if (name.startsWith(family)) {
        return Names.suggestion(name, family, all);
      }
    }
    List<String> listed = new ArrayList<>(Keys.SINGLE.stream().map(Key::name).toList());
    SpringKeys.ALL.forEach(key -> listed.add(key.name()));
    listed.add(FindingKeys.SWITCHES + "<kind>");
    listed.add(FindingKeys.COUNTS + "<kind>");
    return Names.suggestion(name, all, listed);
  }

  private static @Nullable Key<?> named(String name) {
    for (Key<?> key : Keys.ALL) {
      if (key.name().equals(name)) {
        return key;
      }
    }
    return null;
  }

  private static String shown(String text) {
    return text.length() <= SHOWN_CHARACTERS ? text : text.substring(0, SHOWN_CHARACTERS) + "…";
  }

  /** The value of a key: what was set last and could be read, else its default. */
  @SuppressWarnings("unchecked") // Only what the key's own parser returned is kept for it.
  public <T> T get(Key<T> key) {
    Object value = values.get(key);
    return value == null ? key.defaultValue() : (T) value;
  }

  /** The same with the default for one key. */
  public Configuration without(Key<?> key) {
    Map<Key<?>, Object> others = new HashMap<>(values);
    others.remove(key);
    return new Configuration(others, problems, production);
  }

  /** What was wrong, one sentence each; empty if nothing was. */
  public List<String> problems() {
    return problems;
  }

  /**
   * Whether it is meant for production, where a mistake in it must not stop the application: also
   * when the mistake is in the very line that says so.
   */
  public boolean isForProduction() {
    return production;
  }

  /**
   * This configuration, if nothing is wrong with it.
   *
   * @throws IllegalArgumentException naming everything that is wrong, if anything is
   */
  public Configuration orThrow() {
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(
          "The configuration of Roundtrip is not right. " + String.join("\n", problems));
    }
    return this;
  }
}
