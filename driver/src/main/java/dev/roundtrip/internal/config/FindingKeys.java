package dev.roundtrip.internal.config;

import dev.roundtrip.finding.FindingKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The keys that there are for each kind of finding: families, made from {@link FindingKind}. */
public final class FindingKeys {

  /** The family of switches. */
  static final String SWITCHES = "roundtrip.findings.";

  /** The family of numbers. */
  static final String COUNTS = "roundtrip.thresholds.";

  private static final String BY_PROFILE = "by profile";
  private static final String BY_ENVIRONMENT = "by environment";
  private static final int MINIMUM = 2;

  /** The kinds that go by a number; {@code ConfiguredTests} compares it with the detectors'. */
  private static final Set<FindingKind> COUNTED =
      EnumSet.of(
          FindingKind.N_PLUS_ONE,
          FindingKind.LOOKUP_IN_LOOP,
          FindingKind.WRITE_IN_LOOP,
          FindingKind.READ_MODIFY_WRITE,
          FindingKind.DUPLICATE,
          FindingKind.BATCH_TOO_SMALL,
          FindingKind.VARYING_IN_LENGTH,
          FindingKind.LITERALS_INSTEAD_OF_BINDS,
          FindingKind.TOO_MANY_STATEMENTS,
          FindingKind.UNBOUNDED_RESULT,
          FindingKind.UNREAD_ROWS,
          FindingKind.UNREAD_COLUMNS,
          FindingKind.DEEP_OFFSET,
          FindingKind.CONNECTION_HELD_IDLE,
          FindingKind.LONG_TRANSACTION,
          FindingKind.IDLE_IN_TRANSACTION,
          FindingKind.WRITE_OUTSIDE_TRANSACTION,
          FindingKind.SEVERAL_CONNECTIONS,
          FindingKind.COMMIT_PER_ROW);

  /** Those whose number is one of milliseconds. */
  private static final Set<FindingKind> TIMED =
      EnumSet.of(
          FindingKind.CONNECTION_HELD_IDLE,
          FindingKind.LONG_TRANSACTION,
          FindingKind.IDLE_IN_TRANSACTION);

  private static final Map<FindingKind, Key<Optional<Boolean>>> ENABLED =
      new EnumMap<>(FindingKind.class);
  private static final Map<FindingKind, Key<Optional<Integer>>> THRESHOLDS =
      new EnumMap<>(FindingKind.class);

  static {
    for (FindingKind kind : FindingKind.values()) {
      ENABLED.put(
          kind,
          new Key<>(
              SWITCHES + name(kind),
              "on, off or " + BY_PROFILE,
              BY_PROFILE,
              "Whether " + kind.title() + " is reported.",
              text -> onOrOff(text, BY_PROFILE)));
    }
    for (FindingKind kind : COUNTED) {
      THRESHOLDS.put(
          kind,
          new Key<>(
              COUNTS + name(kind),
              "a whole number from 2 on, or " + BY_ENVIRONMENT,
              BY_ENVIRONMENT,
              "From how many "
                  + (TIMED.contains(kind) ? "milliseconds " : "")
                  + "on "
                  + kind.title()
                  + " is reported.",
              FindingKeys::count));
    }
  }

  private FindingKeys() {}

  /** Whether a kind is reported, by kind. */
  public static Map<FindingKind, Key<Optional<Boolean>>> enabled() {
    return Collections.unmodifiableMap(ENABLED);
  }

  /** From how many on it is reported, for each kind that goes by a number. */
  public static Map<FindingKind, Key<Optional<Integer>>> thresholds() {
    return Collections.unmodifiableMap(THRESHOLDS);
  }

  static List<Key<?>> all() {
    List<Key<?>> all = new ArrayList<>(ENABLED.values());
    all.addAll(THRESHOLDS.values());
    return all;
  }

  /** {@code n-plus-one}. */
  static String name(FindingKind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** On, off, or empty for the word that stands for neither. */
  static Optional<Boolean> onOrOff(String text, String neither) {
    String word = Parsers.choice(text, "on", "off", "true", "false", neither);
    return word.equals(neither)
        ? Optional.empty()
        : Optional.of(word.equals("on") || word.equals("true"));
  }

  private static Optional<Integer> count(String text) {
    String value = text.strip();
    if (value.equalsIgnoreCase(BY_ENVIRONMENT)) {
      return Optional.empty();
    }
    if (!value.matches("\\d{1,9}") || Integer.parseInt(value) < MINIMUM) {
      throw new IllegalArgumentException(
          "which is no whole number from 2 to 999999999; write 5 or " + BY_ENVIRONMENT);
    }
    return Optional.of(Integer.parseInt(value));
  }
}
