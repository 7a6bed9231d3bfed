package dev.roundtrip.agent.transform;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Lets {@code ThreadPoolExecutor} tell when a task is handed over, and run it by way of the bridge:
 * tasks keep their class and identity, and no wrapper of ours is in a queue.
 */
final class PoolClasses {

  static final String NAME = "java/util/concurrent/ThreadPoolExecutor";

  private PoolClasses() {}

  static byte[] instrument(byte[] file) {
    ClassReader reader = new ClassReader(file);
    ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
    reader.accept(
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public @Nullable MethodVisitor visitMethod(
              int flags,
              String name,
              String descriptor,
              @Nullable String signature,
              String @Nullable [] exceptions) {
            MethodVisitor method =
                super.visitMethod(flags, name, descriptor, signature, exceptions);
            if (name.equals("execute") && descriptor.equals("(Ljava/lang/Runnable;)V")) {
              return new HandOver(method);
            }
            return name.equals("runWorker") ? new Run(method) : method;
          }
        },
        0);
    return writer.toByteArray();
  }

  private static final class HandOver extends MethodVisitor {

    HandOver(MethodVisitor method) {
      super(Opcodes.ASM9, method);
    }

    @Override
    public void visitCode() {
      super.visitCode();
      super.visitVarInsn(Opcodes.ALOAD, 1);
      super.visitMethodInsn(
          Opcodes.INVOKESTATIC, HookMethod.BRIDGE, "handedOver", "(Ljava/lang/Object;)V", false);
    }
  }

  private static final class Run extends MethodVisitor {

    Run(MethodVisitor method) {
      super(Opcodes.ASM9, method);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      if (owner.equals("java/lang/Runnable") && name.equals("run")) {
        super.visitMethodInsn(
            Opcodes.INVOKESTATIC, HookMethod.BRIDGE, "run", "(Ljava/lang/Runnable;)V", false);
      } else {
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
      }
    }
  }
}
