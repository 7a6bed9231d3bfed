package dev.roundtrip;

import dev.roundtrip.finding.Allowance;
import dev.roundtrip.finding.FindingListener;
import dev.roundtrip.internal.config.Configuration;
import dev.roundtrip.internal.config.FindingKeys;
import dev.roundtrip.internal.config.Keys;
import java.util.Locale;

/** From keys to the builder: each option that has a key, in one place. */
final class Configured {

  private Configured() {}

  /** A builder with the values of a configuration, whether it has problems or not. */
  static Roundtrip.Builder builder(Configuration configuration) {
    Roundtrip.Builder builder =
        Roundtrip.builder()
            .enabled(configuration.get(Keys.ENABLED))
            .detection(configuration.get(Keys.DETECTION))
            .slowThreshold(configuration.get(Keys.SLOW_THRESHOLD))
            .stillRunning(configuration.get(Keys.STILL_RUNNING))
            .environment(environment(configuration.get(Keys.ENVIRONMENT)))
            .applicationPackages(
                configuration.get(Keys.APPLICATION_PACKAGES).toArray(String[]::new))
            .showValues(configuration.get(Keys.SHOW_VALUES));
    judging(configuration, builder);
    builder.log(Logging.valueOf(configuration.get(Keys.LOG).toUpperCase(Locale.ROOT)));
    configuration.get(Keys.LOG_INTERVAL).ifPresent(builder::logInterval);
    configuration.get(Keys.EXPLAIN).ifPresent(builder::explain);
    builder.advice(configuration.get(Keys.ADVICE));
    String proof = configuration.get(Keys.PROOF);
    if (!proof.equals("by environment")) {
      builder.proof(Proving.valueOf(proof.toUpperCase(Locale.ROOT)));
    }
    configuration.get(Keys.EXPLAIN_WRITES).ifPresent(builder::explainWrites);
    configuration.get(Keys.ACQUISITION_THRESHOLD).ifPresent(builder::acquisitionThreshold);
    for (String className : configuration.get(Keys.LISTENERS)) {
      builder.onFinding(listener(className));
    }
    return builder;
  }

  private static void judging(Configuration configuration, Roundtrip.Builder builder) {
    builder.profile(Profile.valueOf(configuration.get(Keys.PROFILE).toUpperCase(Locale.ROOT)));
    configuration.get(Keys.SLOW_THRESHOLD_FOR).forEach(builder::slowThresholdFor);
    configuration
        .get(Keys.COST_GATE)
        .ifPresent(gate -> builder.costGate(gate.total(), gate.share()));
    builder.allow(configuration.get(Keys.ALLOW).toArray(Allowance[]::new));
    builder.allow(configuration.get(Keys.ALLOW_LIST).toArray(Allowance[]::new));
    FindingKeys.enabled()
        .forEach(
            (kind, key) ->
                configuration.get(key).ifPresent(report -> builder.finding(kind, report)));
    FindingKeys.thresholds()
        .forEach(
            (kind, key) ->
                configuration.get(key).ifPresent(count -> builder.threshold(kind, count)));
  }

  private static Environment environment(String name) {
    return Environment.valueOf(name.toUpperCase(Locale.ROOT));
  }

  private static FindingListener listener(String className) {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    ClassLoader loader = context == null ? Configured.class.getClassLoader() : context;
    try {
      return Class.forName(className, true, loader)
          .asSubclass(FindingListener.class)
          .getConstructor()
          .newInstance();
    } catch (ReflectiveOperationException | ClassCastException | LinkageError failure) {
      throw new IllegalArgumentException(
          Keys.LISTENERS.name()
              + " names "
              + className
              + ", which must be on the class path, implement FindingListener and have a public"
              + " constructor without parameters: "
              + failure,
          failure);
    }
  }
}
