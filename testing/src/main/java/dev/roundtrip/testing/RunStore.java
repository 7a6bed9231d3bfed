package dev.roundtrip.testing;

import java.util.function.Function;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/** What all tests of a run share; closed by JUnit at its end. */
final class RunStore {

  private static final Namespace NAMESPACE = Namespace.create(RunStore.class);

  private RunStore() {}

  /** Where results are gathered. */
  static RunLog log(ExtensionContext context, RunningTest test) {
    return once(
        context, RunLog.class, unused -> new RunLog(test.settings(), test.module()), RunLog.class);
  }

  /** The baseline of the module of a test, read once. */
  static Baseline baseline(ExtensionContext context, RunningTest test) {
    return test.settings()
        .baseline(test.module())
        .map(file -> once(context, file, Baseline::read, Baseline.class))
        .orElse(Baseline.NONE);
  }

  @SuppressWarnings("deprecation") // In JUnit 6; what is there instead is not in 5.12.
  private static <K, V> V once(
      ExtensionContext context, K key, Function<K, V> made, Class<V> type) {
    Store store = context.getRoot().getStore(NAMESPACE);
    return store.getOrComputeIfAbsent(key, made, type);
  }
}
