package dev.roundtrip.agent.transform;

import org.jspecify.annotations.Nullable;

/** Class loaders whose classes can be the application's, its drivers' or its frameworks'. */
public final class Loaders {

  private static final ClassLoader PLATFORM = ClassLoader.getPlatformClassLoader();
  private static final @Nullable ClassLoader OWN = Loaders.class.getClassLoader();

  private Loaders() {}

  /** What the agent itself is made of. */
  static boolean isOwn(@Nullable ClassLoader loader) {
    return loader != null && loader == OWN;
  }

  /** Not those of the JDK, and not our own. */
  static boolean mayHold(@Nullable ClassLoader loader) {
    return loader != null
        && loader != PLATFORM
        && loader != OWN
        && !loader.getClass().getName().startsWith("dev.roundtrip.agent.")
        && !loader.getClass().getName().startsWith("jdk.internal.reflect.");
  }
}
