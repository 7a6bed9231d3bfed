package dev.roundtrip.agent.transform;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;

/**
 * Which classes implement JDBC, found out by class files, because asking for a class would load it.
 * Thread-safe.
 */
final class Hierarchy {

  private final Map<ClassLoader, Map<String, Known>> known =
      Collections.synchronizedMap(new WeakHashMap<>());

  /** A type that was looked at; {@code file} only where its methods may be inherited. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Known(int roles, String superName, byte @Nullable [] file) {

    static final Known NOTHING = new Known(0, "java/lang/Object", null);
  }

  /** What is known of a class that is being loaded. */
  Known of(ClassReader reader, ClassLoader loader) {
    int roles = 0;
    for (String type : reader.getInterfaces()) {
      roles |= of(type, loader).roles();
    }
    String superName = reader.getSuperName();
    if (superName != null) {
      roles |= of(superName, loader).roles();
    }
    return new Known(roles, superName == null ? "java/lang/Object" : superName, null);
  }

  /** Remembers what was found out. */
  void keep(String name, ClassLoader loader, Known type) {
    types(loader).put(name, type);
  }

  private Map<String, Known> types(ClassLoader loader) {
    return known.computeIfAbsent(loader, key -> new ConcurrentHashMap<>());
  }

  Known of(String name, ClassLoader loader) {
    int role = Role.of(name);
    if (role != 0) {
      return new Known(role, "java/lang/Object", null);
    }
    if (isOfTheJdk(name)) {
      return Known.NOTHING;
    }
    Map<String, Known> types = types(loader);
    Known type = types.get(name);
    if (type == null) {
      type = read(name, loader);
      types.put(name, type);
    }
    return type;
  }

  private Known read(String name, ClassLoader loader) {
    byte[] file = file(name, loader);
    if (file == null) {
      return Known.NOTHING;
    }
    Known found = of(new ClassReader(file), loader);
    boolean mayBeInherited = found.roles() == 0 && (ClassBytes.marks(file) & ClassBytes.JDBC) != 0;
    return mayBeInherited ? new Known(0, found.superName(), file) : found;
  }

  /** The file of a superclass, as far as methods of JDBC may be inherited from it. */
  byte @Nullable [] fileOf(String name, Known type, ClassLoader loader) {
    return type.roles() == 0 ? type.file() : file(name, loader);
  }

  private static byte @Nullable [] file(String name, ClassLoader loader) {
    try (InputStream stream = loader.getResourceAsStream(name + ".class")) {
      return stream == null ? null : stream.readAllBytes();
    } catch (IOException | RuntimeException | LinkageError unreadable) {
      return null; // As if it implemented nothing.
    }
  }

  private static boolean isOfTheJdk(String name) {
    return name.startsWith("java/")
        || name.startsWith("javax/sql/")
        || name.startsWith("jdk/")
        || name.startsWith("sun/")
        || name.startsWith("com/sun/rowset/");
  }
}
