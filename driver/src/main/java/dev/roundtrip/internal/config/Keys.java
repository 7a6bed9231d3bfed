package dev.roundtrip.internal.config;

import dev.roundtrip.finding.Allowance;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Every key of {@code roundtrip.*}, with its type, default and description: the one place. */
public final class Keys {

  /** What all names begin with. */
  public static final String PREFIX = "roundtrip.";

  /** Whether anything is observed at all. */
  public static final Key<Boolean> ENABLED =
      new Key<>(
          "roundtrip.enabled",
          "true or false",
          "true",
          "Whether anything is observed. With false, data sources are handed back as they came.",
          Parsers::bool);

  /** Whether what is observed is judged. */
  public static final Key<Boolean> DETECTION =
      new Key<>(
          "roundtrip.detection",
          "true or false",
          "true",
          "Whether there are findings. With false, statements are counted and scopes logged only.",
          Parsers::bool);

  /** From how long on a statement is slow. */
  public static final Key<Duration> SLOW_THRESHOLD =
      new Key<>(
          "roundtrip.slow-threshold",
          "duration: 200ms, 2s, 1m or ISO-8601 (PT0.2S)",
          "200ms",
          "From how long on a statement is slow, up to its first row. 0ms reports every statement.",
          Parsers::duration);

  /** From how long on waiting for a connection is reported; empty if it is not. */
  public static final Key<Optional<Duration>> ACQUISITION_THRESHOLD =
      new Key<>(
          "roundtrip.acquisition-threshold",
          "duration, such as 50ms, or off",
          "off",
          "From how long on waiting for a connection is reported, with the pool's gauges.",
          Parsers::durationOrOff);

  /** Whether statements are reported while they still run. */
  public static final Key<Boolean> STILL_RUNNING =
      new Key<>(
          "roundtrip.still-running",
          "true or false",
          "true",
          "Whether statements in flight are reported from the slow threshold on, at least 5 s.",
          Parsers::bool);

  /** Where the application runs. */
  public static final Key<String> ENVIRONMENT =
      new Key<>(
          "roundtrip.environment",
          "test or production",
          "test",
          "Which thresholds hold, and whether mistakes in the configuration are errors.",
          text -> Parsers.choice(text, "test", "production"));

  /** What counts as the application's own code. */
  public static final Key<List<String>> APPLICATION_PACKAGES =
      new Key<>(
          "roundtrip.application-packages",
          "packages, separated by commas",
          "",
          "Packages, subpackages included, whose frames can be a call site. Empty: everything that"
              + " is no known framework, driver or pool.",
          Parsers::list);

  /** Whether findings show values. */
  public static final Key<Boolean> SHOW_VALUES =
      new Key<>(
          "roundtrip.show-values",
          "true or false",
          "false",
          "Whether findings carry an example of the statement with the values that were sent.",
          Parsers::bool);

  /** Whether databases are asked for plans; empty for what the environment has. */
  public static final Key<Optional<Boolean>> EXPLAIN =
      new Key<>(
          "roundtrip.explain",
          "on, off or by environment",
          "by environment",
          "Whether the database is asked for the plan of a statement that is slow or repeated, on a"
              + " connection of our own; by environment: in tests.",
          text -> FindingKeys.onOrOff(text, "by environment"));

  public static final Key<Optional<Boolean>> EXPLAIN_WRITES =
      new Key<>(
          "roundtrip.explain-writes",
          "on, off or by environment",
          "by environment",
          "Whether that holds for statements that write, which are not executed by it either; by"
              + " environment: in tests.",
          text -> FindingKeys.onOrOff(text, "by environment"));

  /** Whether findings with a plan say what to change. */
  public static final Key<Boolean> ADVICE =
      new Key<>(
          "roundtrip.advice",
          "true or false",
          "true",
          "Whether the tables of statements that have a plan are looked at, to say what to change.",
          Parsers::bool);

  /** What is tried out of the advice. */
  public static final Key<String> PROOF =
      new Key<>(
          "roundtrip.proof",
          "off, rewrites, sandbox or by environment",
          "by environment",
          "What is tried out of the advice: rewritten statements, read-only, and with sandbox, in"
              + " tests only, indexes too; by environment: rewrites in tests.",
          text -> Parsers.choice(text, "off", "rewrites", "sandbox", "by environment"));

  /** Who receives findings. */
  public static final Key<List<String>> LISTENERS =
      new Key<>(
          "roundtrip.listeners",
          "class names, separated by commas",
          "",
          "FindingListeners to be made by their public constructor without parameters.",
          Parsers::list);

  /** What is written to the log. */
  public static final Key<String> LOG =
      new Key<>(
          "roundtrip.log",
          "all, findings or off",
          "all",
          "What is logged: all, with a line for each scope; the findings only; or nothing but"
              + " problems of Roundtrip itself. Listeners receive everything.",
          text -> Parsers.choice(text, "all", "findings", "off"));

  /** For how long a finding that was logged is not logged again. */
  public static final Key<Optional<Duration>> LOG_INTERVAL =
      new Key<>(
          "roundtrip.log-interval",
          "duration, such as 1h, or off",
          "off",
          "For how long a finding is only counted once it was logged; the next line says how often.",
          Parsers::durationOrOff);

  /** Which kinds are reported. */
  public static final Key<String> PROFILE =
      new Key<>(
          "roundtrip.profile",
          "default or strict",
          "default",
          "Which kinds of findings are reported; strict: all of them.",
          text -> Parsers.choice(text, "default", "strict"));

  /** What repetitions have to cost; empty for what the environment has. */
  public static final Key<Optional<CostGate>> COST_GATE =
      new Key<>(
          "roundtrip.cost-gate",
          "a duration and a share, such as 50ms or 20%, or off",
          "by environment",
          "What repetitions have to cost, in all or as a share of the scope, to be reported.",
          Parsers::costGate);

  /** Other slow thresholds for some statements. */
  public static final Key<Map<String, Duration>> SLOW_THRESHOLD_FOR =
      new Key<>(
          "roundtrip.slow-threshold-for",
          "statements=duration, separated by semicolons",
          "",
          "Other slow thresholds, by fingerprint of the shape, table:NAME or a text with *.",
          Parsers::durations);

  /** What is meant. */
  public static final Key<List<Allowance>> ALLOW =
      new Key<>(
          "roundtrip.allow",
          "entries such as code:com.acme.Warmer because runs once, separated by semicolons",
          "",
          "What is found and meant, by fingerprint:, shape: or code:, with the reason.",
          AllowListFile::inline);

  /** Where more of that stands. */
  public static final Key<List<Allowance>> ALLOW_LIST =
      new Key<>(
          "roundtrip.allow-list",
          "a path, or the name of a resource on the class path",
          "",
          "A file with such entries, one for each line.",
          text -> text.isBlank() ? List.of() : AllowListFile.read(text));

  /** The keys that stand for themselves. */
  public static final List<Key<?>> SINGLE =
      List.of(
          ENABLED,
          DETECTION,
          SLOW_THRESHOLD,
          SLOW_THRESHOLD_FOR,
          ACQUISITION_THRESHOLD,
          STILL_RUNNING,
          ENVIRONMENT,
          PROFILE,
          COST_GATE,
          ALLOW,
          ALLOW_LIST,
          APPLICATION_PACKAGES,
          SHOW_VALUES,
          EXPLAIN,
          ADVICE,
          PROOF,
          EXPLAIN_WRITES,
          LISTENERS,
          LOG,
          LOG_INTERVAL);

  /** Every key, those of {@link SpringKeys} and {@link FindingKeys} included. */
  public static final List<Key<?>> ALL =
      Stream.of(SINGLE, SpringKeys.ALL, FindingKeys.all()).<Key<?>>flatMap(List::stream).toList();

  private Keys() {}
}
