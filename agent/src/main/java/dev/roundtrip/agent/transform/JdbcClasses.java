package dev.roundtrip.agent.transform;

import dev.roundtrip.agent.transform.Hierarchy.Known;
import dev.roundtrip.agent.transform.InstrumentedClass.Inherited;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Instruments class files. Thread-safe. */
final class JdbcClasses {

  /** Wrappers and driver of an application that has Roundtrip: what they see is theirs. */
  private static final List<String> OURS =
      List.of(
          "dev/roundtrip/internal/jdbc/",
          "dev/roundtrip/internal/door/",
          "dev/roundtrip/RoundtripDriver");

  private final HookTable table = new HookTable();
  private final Hierarchy hierarchy = new Hierarchy();
  private final Set<String> instrumented = ConcurrentHashMap.newKeySet();

  /** Whether calls of an object of this class are seen. */
  boolean hasHooks(Class<?> type) {
    for (Class<?> each = type; each != null; each = each.getSuperclass()) {
      if (instrumented.contains(each.getName().replace('.', '/'))) {
        return true;
      }
    }
    return false;
  }

  /**
   * The class with its hooks.
   *
   * @param mayChange whether a field, an interface and methods may be added
   * @return null if it is none of JDBC
   */
  byte @Nullable [] instrument(byte[] file, ClassLoader loader, boolean mayChange) {
    ClassReader reader = new ClassReader(file);
    if ((reader.getAccess() & Opcodes.ACC_INTERFACE) != 0) {
      return null;
    }
    Known type = hierarchy.of(reader, loader);
    if (type.roles() == 0) {
      return null;
    }
    hierarchy.keep(reader.getClassName(), loader, type);
    boolean shield = OURS.stream().anyMatch(reader.getClassName()::startsWith);
    StateAccess access = access(reader, type.roles(), mayChange, shield);
    ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
    Map<String, Inherited> inherited = mayChange && !shield ? inherited(type, loader) : Map.of();
    InstrumentedClass visitor =
        new InstrumentedClass(writer, table, type.roles(), access, inherited, shield);
    reader.accept(visitor, ClassReader.EXPAND_FRAMES);
    if (visitor.hooks() > 0) {
      instrumented.add(reader.getClassName());
    }
    return visitor.hooks() == 0 && access != StateAccess.FIELD ? null : writer.toByteArray();
  }

  /** A new member changes what a class is to serialization, unless it says what it is. */
  private static StateAccess access(
      ClassReader reader, int roles, boolean mayChange, boolean shield) {
    if (shield || (roles & Role.STATEFUL) == 0) {
      return StateAccess.NONE;
    }
    for (String type : reader.getInterfaces()) {
      if (type.equals("java/io/Serializable") && !hasSerialVersion(reader)) {
        return StateAccess.LOOKED_UP;
      }
    }
    return mayChange ? StateAccess.FIELD : StateAccess.LOOKED_UP;
  }

  private static boolean hasSerialVersion(ClassReader reader) {
    char[] buffer = new char[reader.getMaxStringLength()];
    for (int i = 1; i < reader.getItemCount(); i++) {
      int item = reader.getItem(i);
      if (item > 0
          && reader.readByte(item - 1) == 1
          && reader.readUnsignedShort(item) == "serialVersionUID".length()
          && "serialVersionUID".equals(utf(reader, item, buffer))) {
        return true;
      }
    }
    return false;
  }

  private static String utf(ClassReader reader, int item, char[] buffer) {
    int length = reader.readUnsignedShort(item);
    for (int i = 0; i < length; i++) {
      buffer[i] = (char) reader.readByte(item + 2 + i);
    }
    return new String(buffer, 0, length);
  }

  /**
   * Methods of JDBC that a superclass has which does not implement the interface that they are of,
   * so that they were not instrumented there; SQLite's driver is made like this. Final ones cannot
   * be helped.
   */
  private Map<String, Inherited> inherited(Known type, ClassLoader loader) {
    Map<String, Inherited> methods = new LinkedHashMap<>();
    String name = type.superName();
    while (!name.startsWith("java/")) {
      Known parent = hierarchy.of(name, loader);
      if ((type.roles() & ~parent.roles()) == 0) {
        break;
      }
      byte[] file = hierarchy.fileOf(name, parent, loader);
      if (file != null) {
        collect(new ClassReader(file), type.roles(), parent.roles(), methods);
      }
      name = parent.superName();
    }
    return methods;
  }

  private void collect(
      ClassReader reader, int roles, int rolesThere, Map<String, Inherited> methods) {
    reader.accept(
        new ClassVisitor(Opcodes.ASM9) {
          @Override
          public @Nullable MethodVisitor visitMethod(
              int flags,
              String name,
              String descriptor,
              @Nullable String signature,
              String @Nullable [] exceptions) {
            int unfit =
                Opcodes.ACC_ABSTRACT
                    | Opcodes.ACC_STATIC
                    | Opcodes.ACC_FINAL
                    | Opcodes.ACC_SYNTHETIC;
            Hook hook =
                (flags & unfit) == 0 && (flags & Opcodes.ACC_PUBLIC) != 0
                    ? table.of(roles, name, descriptor)
                    : null;
            if (hook != null && !hook.equals(table.of(rolesThere, name, descriptor))) {
              methods.putIfAbsent(
                  name + descriptor, new Inherited(name, descriptor, exceptions, hook));
            }
            return null;
          }
        },
        ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
  }
}
