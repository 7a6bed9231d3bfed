package dev.roundtrip.spring.boot;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.core.env.Environment;

/**
 * What {@code roundtrip.*} is in an environment of Spring, read with its relaxed binding, and what
 * holds by default where the application runs. Immutable.
 */
final class Settings {

  static final String PREFIX = "roundtrip";

  /** Names that begin as ours do, and that others of ours read, or the container sets. */
  private static final List<String> NOT_OURS =
      List.of(
          "snapshots",
          "baseline",
          "report",
          "summary",
          "ci",
          "github",
          "service",
          "port",
          "config");

  private final Binder binder;
  private final RunsIn runsIn;
  private final Map<String, Map<String, String>> sources;

  private Settings(Binder binder, RunsIn runsIn, Map<String, Map<String, String>> sources) {
    this.binder = binder;
    this.runsIn = runsIn;
    this.sources = sources;
  }

  static Settings of(Environment environment) {
    Binder binder = Binder.get(environment);
    String said = binder.bind(PREFIX + ".environment", String.class).orElse("");
    RunsIn runsIn = RunsIn.of(said, environment);
    Map<String, Map<String, String>> sources = new LinkedHashMap<>();
    sources.put("the defaults of " + runsIn, new TreeMap<>(runsIn.defaults()));
    Set<String> known =
        OptionNames.ALL.stream().map(Settings::letters).collect(Collectors.toUnmodifiableSet());
    for (String name : OptionNames.ALL) {
      binder.bind(name, String.class).ifBound(text -> put(sources, environment, name, text));
    }
    for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
      if (source instanceof IterableConfigurationPropertySource names) {
        for (ConfigurationPropertyName name : names) {
          if (isUnknown(name, known)) {
            put(sources, environment, name.toString(), "");
          }
        }
      }
    }
    return new Settings(binder, runsIn, sources);
  }

  private static boolean isUnknown(ConfigurationPropertyName name, Set<String> known) {
    if (name.getNumberOfElements() < 2
        || !name.getElement(0, ConfigurationPropertyName.Form.UNIFORM).equals(PREFIX)) {
      return false;
    }
    String first = name.getElement(1, ConfigurationPropertyName.Form.UNIFORM);
    String withoutIndex = name.toString().replaceAll("\\[\\d+]$", "");
    return !NOT_OURS.contains(first) && !known.contains(letters(withoutIndex));
  }

  /** The environment of a process has no dashes. */
  private static String letters(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  private static void put(
      Map<String, Map<String, String>> sources, Environment environment, String name, String text) {
    sources.computeIfAbsent(place(environment, name), unused -> new TreeMap<>()).put(name, text);
  }

  /** Where it stands, as people find it: file and line. */
  private static String place(Environment environment, String name) {
    ConfigurationPropertyName wanted = ConfigurationPropertyName.adapt(name, '.');
    for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
      var property = source.getConfigurationProperty(wanted);
      if (property != null) {
        @Nullable Origin origin = property.getOrigin();
        return origin == null ? String.valueOf(source.getUnderlyingSource()) : origin.toString();
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
    String said = text("server-timing", "by environment");
    return said.equals("by environment")
        ? runsIn == RunsIn.DEVELOPMENT
        : Boolean.parseBoolean(said);
  }

  boolean metrics() {
    return Boolean.parseBoolean(text("metrics", "true"));
  }

  int history() {
    return Integer.parseInt(text("history", "200").strip());
  }

  Set<String> excluded() {
    return Arrays.stream(text("exclude", "").split(",", -1))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  private String text(String name, String otherwise) {
    return binder.bind(PREFIX + "." + name, String.class).orElse(otherwise);
  }
}
