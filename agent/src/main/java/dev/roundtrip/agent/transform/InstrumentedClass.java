package dev.roundtrip.agent.transform;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** A class that implements JDBC, with hooks in its methods and, if it may change, a field. */
final class InstrumentedClass extends ClassVisitor {

  private static final String STATE = "L" + HookMethod.STATE + ";";

  private final HookTable table;
  private final int roles;
  private final StateAccess access;

  /** Hooks of methods that are inherited from a class that implements no JDBC. */
  private final Map<String, Inherited> inherited;

  /** A wrapper of Roundtrip's own: what is beneath it is told by it, and by nobody else. */
  private final boolean shield;

  private final Set<String> declared = new HashSet<>();
  private String name = "";
  private String superName = "";
  private boolean frames;
  private int hooks;

  /** A method to be overridden by one that calls it. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Inherited(String name, String descriptor, String @Nullable [] exceptions, Hook hook) {}

  InstrumentedClass(
      ClassWriter writer,
      HookTable table,
      int roles,
      StateAccess access,
      Map<String, Inherited> inherited,
      boolean shield) {
    super(Opcodes.ASM9, writer);
    this.table = table;
    this.roles = roles;
    this.access = access;
    this.inherited = inherited;
    this.shield = shield;
  }

  int hooks() {
    return hooks;
  }

  @Override
  public void visit(
      int version,
      int flags,
      String thisName,
      @Nullable String signature,
      String parent,
      String[] interfaces) {
    name = thisName;
    superName = parent;
    frames = (version & 0xFFFF) >= Opcodes.V1_6;
    String[] all = interfaces;
    if (access == StateAccess.FIELD && !List.of(interfaces).contains(HookMethod.HOLDER)) {
      all = Arrays.copyOf(interfaces, interfaces.length + 1);
      all[interfaces.length] = HookMethod.HOLDER;
    }
    super.visit(
        version,
        flags,
        thisName,
        signature == null || all.length == interfaces.length
            ? signature
            : signature + "L" + HookMethod.HOLDER + ";",
        parent,
        all);
  }

  @Override
  public @Nullable MethodVisitor visitMethod(
      int flags,
      String method,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    if (access == StateAccess.FIELD && method.equals(StateAccess.GETTER)) {
      return null; // A proxy or subclass made at run time has what its model has: it gets its own.
    }
    declared.add(method + descriptor);
    MethodVisitor writer = super.visitMethod(flags, method, descriptor, signature, exceptions);
    int unfit = Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE | Opcodes.ACC_STATIC;
    if ((flags & unfit) != 0 || (flags & Opcodes.ACC_PUBLIC) == 0) {
      return writer;
    }
    Hook hook = hook(method, descriptor);
    if (hook == null) {
      return writer;
    }
    hooks++;
    return new HookMethod(writer, descriptor, hook, accessFor(hook), frames);
  }

  private @Nullable Hook hook(String method, String descriptor) {
    Hook hook = table.of(roles, method, descriptor);
    if (hook == null || !shield) {
      return hook;
    }
    return hook.sort() == Hook.Sort.CALL ? HookTable.INSIDE : null;
  }

  private StateAccess accessFor(Hook hook) {
    return hook.equals(HookTable.INSIDE) ? StateAccess.NONE : access;
  }

  @Override
  public void visitEnd() {
    for (Inherited method : inherited.values()) {
      if (!declared.contains(method.name() + method.descriptor())) {
        override(method);
      }
    }
    if (access == StateAccess.FIELD) {
      addField();
    }
    super.visitEnd();
  }

  private void override(Inherited method) {
    hooks++;
    MethodVisitor body =
        new HookMethod(
            super.visitMethod(
                Opcodes.ACC_PUBLIC | Opcodes.ACC_SYNTHETIC,
                method.name(),
                method.descriptor(),
                null,
                method.exceptions()),
            method.descriptor(),
            method.hook(),
            accessFor(method.hook()),
            frames);
    body.visitCode();
    body.visitVarInsn(Opcodes.ALOAD, 0);
    int slot = 1;
    for (Type parameter : Type.getArgumentTypes(method.descriptor())) {
      body.visitVarInsn(parameter.getOpcode(Opcodes.ILOAD), slot);
      slot += parameter.getSize();
    }
    body.visitMethodInsn(
        Opcodes.INVOKESPECIAL, superName, method.name(), method.descriptor(), false);
    body.visitInsn(Type.getReturnType(method.descriptor()).getOpcode(Opcodes.IRETURN));
    body.visitMaxs(0, 0);
    body.visitEnd();
  }

  private void addField() {
    String field = StateAccess.GETTER;
    int hidden = Opcodes.ACC_SYNTHETIC | Opcodes.ACC_TRANSIENT | Opcodes.ACC_PRIVATE;
    FieldVisitor added = super.visitField(hidden, field, STATE, null, null);
    if (added != null) {
      added.visitEnd();
    }
    int flags = Opcodes.ACC_PUBLIC | Opcodes.ACC_SYNTHETIC;
    MethodVisitor getter = super.visitMethod(flags, field, "()" + STATE, null, null);
    getter.visitCode();
    getter.visitVarInsn(Opcodes.ALOAD, 0);
    getter.visitFieldInsn(Opcodes.GETFIELD, name, field, STATE);
    getter.visitInsn(Opcodes.ARETURN);
    getter.visitMaxs(0, 0);
    getter.visitEnd();
    MethodVisitor setter = super.visitMethod(flags, field, "(" + STATE + ")V", null, null);
    setter.visitCode();
    setter.visitVarInsn(Opcodes.ALOAD, 0);
    setter.visitVarInsn(Opcodes.ALOAD, 1);
    setter.visitFieldInsn(Opcodes.PUTFIELD, name, field, STATE);
    setter.visitInsn(Opcodes.RETURN);
    setter.visitMaxs(0, 0);
    setter.visitEnd();
  }
}
