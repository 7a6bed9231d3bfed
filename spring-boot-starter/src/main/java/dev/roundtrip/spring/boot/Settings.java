package dev.roundtrip.spring.boot;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.origin.Origin;
import org.springframework.core.env.Environment;

/**
 * What {@code roundtrip.*} is in an environment of Spring, read once with its relaxed binding, and
 * what holds by default where the application runs. Immutable.
 */
final class Settings {

  static final String PREFIX = "roundtrip";

  private final RunsIn runsIn;
  private final Map<String, String> texts;
  private final Map<String, Map<String, String>> sources;

  private Settings(
      RunsIn runsIn, Map<String, String> texts, Map<String, Map<String, String>> sources) {
    this.runsIn = runsIn;
    this.texts = texts;
    this.sources = sources;
  }

  static Settings of(Environment environment) {
    SaidNames said = SaidNames.in(environment);
    Map<String, String> texts = new LinkedHashMap<>();
    if (!said.known().isEmpty()) {
      Binder binder = Binder.get(environment);
      for (String name : said.known()) {
        @Nullable String text = text(binder, name);
        if (text != null) {
          texts.put(name, text);
        }
      }
    }
    RunsIn runsIn = RunsIn.of(texts.getOrDefault(PREFIX + ".environment", ""), environment);
    Map<String, Map<String, String>> sources = new LinkedHashMap<>();
    sources.put("the defaults of " + runsIn, new TreeMap<>(runsIn.defaults()));
    texts.forEach((name, text) -> put(sources, environment, name, text));
    said.unknown().forEach(name -> put(sources, environment, name, ""));
    return new Settings(runsIn, texts, sources);
  }

  /** As one text, also if it is written as a list. */
  private static @Nullable String text(Binder binder, String name) {
    @Nullable String text = binder.bind(name, String.class).orElse(null);
    return text != null
        ? text
        : binder
            .bind(name, Bindable.listOf(String.class))
            .map(parts -> String.join(OptionNames.separator(name), parts))
            .orElse(null);
  }

  private static void put(
      Map<String, Map<String, String>> sources, Environment environment, String name, String text) {
    sources.computeIfAbsent(place(environment, name), unused -> new TreeMap<>()).put(name, text);
  }

  /** Where it stands, as people find it: file and line. */
  private static String place(Environment environment, String name) {
    for (String written : new String[] {name, name + "[0]"}) {
      ConfigurationPropertyName wanted = ConfigurationPropertyName.adapt(written, '.');
      for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
        var property = source.getConfigurationProperty(wanted);
        if (property != null) {
          @Nullable Origin origin = property.getOrigin();
          return origin == null ? String.valueOf(source.getUnderlyingSource()) : origin.toString();
        }
      }
    }
    return "the environment";
  }

  /** By place, in the order in which they apply. */
  Map<String, Map<String, String>> sources() {
    return sources;
  }

  RunsIn runsIn() {
    return runsIn;
  }

  boolean serverTiming() {
    String said = said("server-timing", "by environment");
    return said.equals("by environment")
        ? runsIn == RunsIn.DEVELOPMENT
        : Boolean.parseBoolean(said);
  }

  int history() {
    return Integer.parseInt(said("history", "200").strip());
  }

  Set<String> excluded() {
    String said = said("exclude", "");
    return said.isBlank()
        ? Set.of()
        : Arrays.stream(said.split(",", -1))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .collect(Collectors.toUnmodifiableSet());
  }

  private String said(String name, String otherwise) {
    return texts.getOrDefault(PREFIX + "." + name, otherwise);
  }
}
