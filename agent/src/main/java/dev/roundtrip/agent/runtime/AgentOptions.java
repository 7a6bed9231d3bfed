package dev.roundtrip.agent.runtime;

import dev.roundtrip.internal.config.Configuration;
import dev.roundtrip.internal.config.Keys;
import dev.roundtrip.internal.config.Source;
import dev.roundtrip.internal.config.Sources;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the agent was told, by its options and by all the other ways of the configuration.
 *
 * @param report where the HTML report goes; null if nobody wants one
 * @param findings where findings go as lines of JSON; null if nobody wants them
 * @param log {@code application}, {@code stderr}, or a file
 * @param scopes whether requests, jobs and messages are scopes
 * @param problems one sentence for each option that could not be used
 */
record AgentOptions(
    Configuration configuration,
    boolean help,
    @Nullable String report,
    @Nullable String findings,
    String log,
    boolean scopes,
    List<String> guessedPackages,
    List<String> problems) {

  static final Map<String, String> OWN = ownKeys();

  /** As long as nobody says otherwise; there nobody wants to read a finding for each request. */
  private static final Map<String, String> PRODUCTION =
      Map.of(
          Keys.ENVIRONMENT.name(), "production",
          Keys.LOG.name(), "findings",
          Keys.LOG_INTERVAL.name(), "1h");

  /** Keys whose value is a list, which commas separate as they do options. */
  private static final Set<String> LISTS =
      Set.of(Keys.APPLICATION_PACKAGES.name(), Keys.LISTENERS.name(), Keys.ALLOW.name());

  private static Map<String, String> ownKeys() {
    Map<String, String> keys = new LinkedHashMap<>();
    keys.put("report", "a file: the findings as one page of HTML, written when the JVM stops");
    keys.put("findings", "a file: the findings as lines of JSON; kept small by rotation");
    keys.put(
        "log-to",
        "application (its SLF4J if it has one, else standard error; the default), stderr, or a"
            + " file");
    keys.put("scopes", "true or false: whether requests, jobs and messages are units of work");
    keys.put("help", "prints this");
    return keys;
  }

  /** Reads options such as {@code slow-threshold=200ms,application-packages=com.acme}. */
  static AgentOptions read(String options) {
    Map<String, String> own = new LinkedHashMap<>();
    Map<String, String> entries = new LinkedHashMap<>();
    List<String> problems = new ArrayList<>();
    OWN.keySet().forEach(name -> fromSystem(name, own));
    String last = null;
    for (String option : options.split(",", -1)) {
      int equals = option.indexOf('=');
      String name = (equals < 0 ? option : option.substring(0, equals)).strip();
      String value = equals < 0 ? "" : option.substring(equals + 1).strip();
      if (name.isEmpty()) {
        continue;
      }
      if (name.startsWith(Keys.PREFIX)) {
        name = name.substring(Keys.PREFIX.length());
      }
      if (OWN.containsKey(name)) {
        last = null;
        if (isUnderstood(name, value)) {
          own.put(name, value);
        } else {
          problems.add(
              "'" + option.strip() + "' is not understood; " + name + " is " + OWN.get(name));
        }
      } else if (equals < 0 && last != null) {
        entries.merge(last, name, (before, more) -> before + "," + more);
      } else if (equals < 0) {
        problems.add("'" + name + "' is no option; write name=value, separated by commas, or help");
      } else {
        String key = Keys.PREFIX + name;
        entries.put(key, value);
        last = LISTS.contains(key) ? key : null;
      }
    }
    return read(own, entries, problems);
  }

  private static boolean isUnderstood(String name, String value) {
    return switch (name) {
      case "help" -> true;
      case "scopes" -> value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false");
      default -> !value.isEmpty();
    };
  }

  private static void fromSystem(String name, Map<String, String> own) {
    String variable =
        "ROUNDTRIP_AGENT_" + name.replace('-', '_').toUpperCase(java.util.Locale.ROOT);
    String value = System.getProperty("roundtrip.agent." + name, System.getenv(variable));
    if (value != null && !name.equals("help")) {
      own.put(name, value);
    }
  }

  private static AgentOptions read(
      Map<String, String> own, Map<String, String> entries, List<String> problems) {
    List<Source> sources = new ArrayList<>();
    Source defaults = Source.of("the agent's defaults", PRODUCTION);
    sources.add(defaults);
    sources.addAll(Sources.ofProcess());
    sources.add(Source.of("the agent's options", entries));
    Configuration configuration = Configuration.of(sources);
    if (configuration.get(Keys.ENVIRONMENT).equals("test")) {
      sources.remove(defaults);
      configuration = Configuration.of(sources);
    }
    problems.addAll(configuration.problems());
    List<String> guessed = List.of();
    if (configuration.get(Keys.APPLICATION_PACKAGES).isEmpty()) {
      guessed = ApplicationPackages.guess();
      if (!guessed.isEmpty()) {
        sources.add(
            Source.of(
                "the application's main class",
                Map.of(Keys.APPLICATION_PACKAGES.name(), String.join(",", guessed))));
        configuration = Configuration.of(sources);
      }
    }
    return new AgentOptions(
        configuration,
        own.containsKey("help"),
        own.get("report"),
        own.get("findings"),
        own.getOrDefault("log-to", "application"),
        !"false".equalsIgnoreCase(own.getOrDefault("scopes", "true")),
        guessed,
        problems);
  }

  boolean enabled() {
    return configuration.get(Keys.ENABLED);
  }

  /** What is worth telling at the start, to stand behind a sentence. */
  String told() {
    String packages =
        guessedPackages.isEmpty()
            ? ""
            : "; the application's code is taken to be in "
                + String.join(", ", guessedPackages)
                + " (application-packages=... says otherwise)";
    return packages + ".";
  }
}
