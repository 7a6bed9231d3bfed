package dev.roundtrip.agent.transform;

import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Instruments classes that were loaded before the agent came: their members must stay as they are.
 */
final class LoadedClasses implements ClassFileTransformer {

  private final JdbcClasses jdbc;
  private final UnitClasses units;
  private final BiConsumer<String, Throwable> refused;

  LoadedClasses(JdbcClasses jdbc, UnitClasses units, BiConsumer<String, Throwable> refused) {
    this.jdbc = jdbc;
    this.units = units;
    this.refused = refused;
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] file) {
    if (redefined == null || name == null || Instrumenter.hasField(redefined)) {
      return null;
    }
    try {
      if (ExecutorClasses.contains(name)) {
        return ExecutorClasses.instrument(file);
      }
      if (name.startsWith("com/sun/net/httpserver/")) {
        return units.instrument(file);
      }
      if (!Loaders.mayHold(loader) || loader == null) {
        return null;
      }
      int marks = ClassBytes.marks(file);
      byte[] changed = (marks & ClassBytes.JDBC) == 0 ? null : jdbc.instrument(file, loader, false);
      if ((marks & ClassBytes.UNIT) != 0 || Unit.isOfFramework(name)) {
        byte[] both = units.instrument(changed == null ? file : changed);
        changed = both == null ? changed : both;
      }
      return changed;
    } catch (Throwable failure) {
      refused.accept(name, failure);
      return null;
    }
  }
}
