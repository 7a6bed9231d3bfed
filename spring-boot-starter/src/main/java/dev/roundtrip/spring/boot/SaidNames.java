package dev.roundtrip.spring.boot;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;

/**
 * Which names of {@code roundtrip.*} an environment has. Binding each key that there is costs the
 * start of every application tens of milliseconds, and most of them say nothing.
 *
 * @param known keys, as they are documented
 * @param unknown what is no key, as it is written
 */
record SaidNames(Set<String> known, Set<String> unknown) {

  private static final ConfigurationPropertyName ROOT =
      ConfigurationPropertyName.of(Settings.PREFIX);

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
          "config",
          "agent");

  static SaidNames in(Environment environment) {
    SaidNames said = new SaidNames(new LinkedHashSet<>(), new LinkedHashSet<>());
    for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
      if (source.containsDescendantOf(ROOT) != ConfigurationPropertyState.ABSENT) {
        said.add(source);
      }
    }
    return said;
  }

  private void add(ConfigurationPropertySource source) {
    if (source instanceof IterableConfigurationPropertySource names) {
      for (ConfigurationPropertyName name : names) {
        if (ROOT.isAncestorOf(name)) {
          add(name);
        }
      }
    } else {
      known.addAll(OptionNames.ALL); // Only what it is asked for will it tell.
    }
  }

  private void add(ConfigurationPropertyName name) {
    @Nullable String key = OptionNames.likeWritten(name.toString());
    if (key != null) {
      known.add(key);
    } else if (!NOT_OURS.contains(name.getElement(1, ConfigurationPropertyName.Form.UNIFORM))) {
      unknown.add(name.toString());
    }
  }
}
