package dev.roundtrip.agent.transform;

import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Instruments classes while they are loaded: those of JDBC, which get a field for their state, and
 * those in which frameworks begin a unit of work. What cannot be instrumented is loaded as it is.
 */
public final class NewClasses implements ClassFileTransformer {

  /** Put together here, because our own SLF4J is renamed wherever its name stands. */
  private static final String LOGGING = String.join("/", "org", "slf4j", "LoggerFactory");

  /** No database: a strict one counts it as a call that a connection is asked for its product. */
  private static final String MOCK = "$MockitoMock$";

  private final JdbcClasses jdbc;
  private final UnitClasses units;
  private final BiConsumer<String, Throwable> refused;
  private final Consumer<ClassLoader> logging;
  private volatile boolean off;

  NewClasses(
      JdbcClasses jdbc,
      UnitClasses units,
      BiConsumer<String, Throwable> refused,
      Consumer<ClassLoader> logging) {
    this.jdbc = jdbc;
    this.units = units;
    this.refused = refused;
    this.logging = logging;
  }

  /** Lets classes be from now on. */
  public void stop() {
    off = true;
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] file) {
    if (off || redefined != null || Loaders.isOwn(loader)) {
      return null;
    }
    if (loader == null || !Loaders.mayHold(loader)) {
      return ofTheJdk(name, file);
    }
    if (LOGGING.equals(name)) {
      logging.accept(loader);
      return null;
    }
    if (name != null && name.contains(MOCK)) {
      return null;
    }
    try {
      int marks = ClassBytes.marks(file);
      byte[] changed = (marks & ClassBytes.JDBC) == 0 ? null : jdbc.instrument(file, loader, true);
      if ((marks & ClassBytes.UNIT) != 0 || (name != null && Unit.isOfFramework(name))) {
        byte[] both = units.instrument(changed == null ? file : changed);
        changed = both == null ? changed : both;
      }
      return changed;
    } catch (Throwable failure) {
      refused.accept(name == null ? "a class without a name" : name, failure);
      return null;
    }
  }

  /** Executors, and the one class of the JDK's HTTP server: its handlers are lambdas. */
  private byte @Nullable [] ofTheJdk(@Nullable String name, byte[] file) {
    if (name == null) {
      return null;
    }
    try {
      if (ExecutorClasses.contains(name)) {
        return ExecutorClasses.instrument(file);
      }
      return name.equals("com/sun/net/httpserver/Filter$Chain") ? units.instrument(file) : null;
    } catch (Throwable failure) {
      refused.accept(name, failure);
      return null;
    }
  }
}
