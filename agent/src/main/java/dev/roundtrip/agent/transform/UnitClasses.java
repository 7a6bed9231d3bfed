package dev.roundtrip.agent.transform;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Instruments the methods in which frameworks begin a unit of work. Adds no members. */
final class UnitClasses {

  /** The class with its hooks; null if it begins no unit of work. */
  byte @Nullable [] instrument(byte[] file) {
    ClassReader reader = new ClassReader(file);
    if ((reader.getAccess() & Opcodes.ACC_INTERFACE) != 0) {
      return null;
    }
    UnitAnnotations annotations = new UnitAnnotations();
    reader.accept(
        annotations, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
    Visitor visitor = new Visitor(writer, annotations.units());
    reader.accept(visitor, ClassReader.EXPAND_FRAMES);
    return visitor.found ? writer.toByteArray() : null;
  }

  private static final class Visitor extends ClassVisitor {

    private final Map<String, Unit> annotated;
    private String type = "";
    private boolean frames;
    private boolean found;

    Visitor(ClassWriter writer, Map<String, Unit> annotated) {
      super(Opcodes.ASM9, writer);
      this.annotated = annotated;
    }

    @Override
    public void visit(
        int version,
        int flags,
        String name,
        @Nullable String signature,
        @Nullable String superName,
        String @Nullable [] interfaces) {
      type = name;
      frames = (version & 0xFFFF) >= Opcodes.V1_6;
      super.visit(version, flags, name, signature, superName, interfaces);
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
        int flags,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      MethodVisitor writer = super.visitMethod(flags, name, descriptor, signature, exceptions);
      int unfit = Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE | Opcodes.ACC_STATIC;
      if (type.equals(Unit.THREADS) && name.equals("doExecute")) {
        found = true;
        return ExecutorClasses.carries(writer);
      }
      Unit unit = annotated.get(name + descriptor);
      if (unit == null) {
        unit = Unit.of(type, name, descriptor);
      }
      if (unit == null || (flags & unfit) != 0 || (flags & Opcodes.ACC_BRIDGE) != 0) {
        return writer;
      }
      found = true;
      return new UnitMethod(writer, descriptor, unit, frames);
    }
  }
}
