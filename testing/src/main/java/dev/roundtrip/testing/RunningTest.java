package dev.roundtrip.testing;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The test whose body runs on a thread, for what is called inside of it. Thread-safe. */
final class RunningTest {

  private static final Map<Thread, RunningTest> RUNNING = new ConcurrentHashMap<>();

  private final String uniqueId;
  private final String key;
  private final Path module;
  private final Path snapshot;
  private final RunSettings settings;

  /** What the test itself has written, which it is held against from then on. */
  private final Set<Path> written = ConcurrentHashMap.newKeySet();

  private RunningTest(
      String uniqueId, String key, Path module, Path snapshot, RunSettings settings) {
    this.uniqueId = uniqueId;
    this.key = key;
    this.module = module;
    this.snapshot = snapshot;
    this.settings = settings;
  }

  /**
   * A test.
   *
   * @param context that of the method
   * @param uniqueId of the test itself, which a factory's method may have made
   */
  static RunningTest of(ExtensionContext context, String uniqueId) {
    RunSettings settings = settings(context);
    Class<?> type = context.getRequiredTestClass();
    Path directory =
        settings
            .snapshotDirectory()
            .map(root -> root.resolve(TestFiles.packagePath(type)))
            .orElseGet(() -> TestFiles.directoryOf(type));
    Path snapshot =
        directory
            .resolve(TestFiles.outermost(type).getSimpleName() + ".queries")
            .resolve(TestFiles.name(type, context.getRequiredTestMethod(), uniqueId));
    String key = TestFiles.key(type, context.getRequiredTestMethod(), uniqueId);
    return new RunningTest(uniqueId, key, TestFiles.module(type), snapshot, settings);
  }

  static RunSettings settings(ExtensionContext context) {
    return new RunSettings(context::getConfigurationParameter, name -> System.getenv(name));
  }

  /** The test that runs on this thread, or null. */
  static @Nullable RunningTest current() {
    return RUNNING.get(Thread.currentThread());
  }

  /** A test begins on this thread; gives what was running on it before. */
  static @Nullable RunningTest enter(RunningTest test) {
    return RUNNING.put(Thread.currentThread(), test);
  }

  static void leave(@Nullable RunningTest before) {
    if (before == null) {
      RUNNING.remove(Thread.currentThread());
    } else {
      RUNNING.put(Thread.currentThread(), before);
    }
  }

  String uniqueId() {
    return uniqueId;
  }

  /** As {@link TestFiles#key} calls it. */
  String key() {
    return key;
  }

  /** The directory of its module. */
  Path module() {
    return module;
  }

  Path snapshot() {
    return snapshot;
  }

  RunSettings settings() {
    return settings;
  }

  boolean hasWritten(Path file) {
    return written.contains(file);
  }

  void wrote(Path file) {
    written.add(file);
  }
}
