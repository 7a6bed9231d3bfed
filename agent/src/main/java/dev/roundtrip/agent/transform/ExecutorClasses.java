package dev.roundtrip.agent.transform;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Lets the JDK's executors tell when a task is handed over, and when it begins: tasks keep their
 * class and identity, and no wrapper of ours is in a queue. What is forked inside of a pool, as by
 * parallel streams, is not told: there is too much of it.
 */
final class ExecutorClasses {

  private static final String PACKAGE = "java/util/concurrent/";
  private static final String POOL = PACKAGE + "ThreadPoolExecutor";
  private static final String TIMER = PACKAGE + "ScheduledThreadPoolExecutor";
  private static final String FORK_JOIN = PACKAGE + "ForkJoinPool";
  private static final String FORK_JOIN_TASK = PACKAGE + "ForkJoinTask";

  /** Of virtual threads, too. */
  private static final String PER_TASK = PACKAGE + "ThreadPerTaskExecutor";

  /** Of {@code supplyAsync} where there are too few processors for the common pool. */
  private static final String PER_FUTURE = PACKAGE + "CompletableFuture$ThreadPerTaskExecutor";

  private static final Set<String> NAMES =
      Set.of(POOL, TIMER, FORK_JOIN, FORK_JOIN_TASK, PER_TASK, PER_FUTURE);

  private ExecutorClasses() {}

  static boolean contains(@Nullable String internalName) {
    return internalName != null && internalName.startsWith(PACKAGE) && NAMES.contains(internalName);
  }

  static byte[] instrument(byte[] file) {
    ClassReader reader = new ClassReader(file);
    ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
    String type = reader.getClassName();
    reader.accept(
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public @Nullable MethodVisitor visitMethod(
              int flags,
              String name,
              String descriptor,
              @Nullable String signature,
              String @Nullable [] exceptions) {
            return hook(
                type,
                name,
                descriptor,
                super.visitMethod(flags, name, descriptor, signature, exceptions));
          }
        },
        type.equals(FORK_JOIN_TASK) ? ClassReader.EXPAND_FRAMES : 0);
    return writer.toByteArray();
  }

  private static @Nullable MethodVisitor hook(
      String type, String name, String descriptor, MethodVisitor method) {
    return switch (type) {
      case POOL ->
          switch (name) {
            case "execute" -> new HandOver(method);
            case "runWorker" -> new Run(method);
            default -> method;
          };
      case TIMER -> name.equals("delayedExecute") ? new HandOver(method) : method;
      case FORK_JOIN ->
          switch (name) {
            case "externalSubmit" -> new Fork(method, 1); // Of Java 17.
            case "poolSubmit" -> new Fork(method, 2);
            default -> method;
          };
      case FORK_JOIN_TASK ->
          name.equals("doExec") ? new TaskMethod(method, descriptor, true) : method;
      case PER_FUTURE -> name.equals("execute") ? new Carry(method) : method;
      default -> name.equals("newThread") ? new Carry(method) : method;
    };
  }

  /** Tells of the task that is the first parameter. */
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

  /** Tells of the pool, and of the task in a variable that is a parameter. */
  private static final class Fork extends MethodVisitor {

    private final int variable;

    Fork(MethodVisitor method, int variable) {
      super(Opcodes.ASM9, method);
      this.variable = variable;
    }

    @Override
    public void visitCode() {
      super.visitCode();
      super.visitVarInsn(Opcodes.ALOAD, 0);
      super.visitVarInsn(Opcodes.ALOAD, variable);
      super.visitMethodInsn(
          Opcodes.INVOKESTATIC,
          HookMethod.BRIDGE,
          "forked",
          "(Ljava/util/concurrent/ForkJoinPool;Ljava/lang/Object;)V",
          false);
    }
  }

  /** Has the task run by the bridge. */
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

  /** A thread that is made for one task gets one that carries its scope, if it has one. */
  private static final class Carry extends MethodVisitor {

    Carry(MethodVisitor method) {
      super(Opcodes.ASM9, method);
    }

    @Override
    public void visitCode() {
      super.visitCode();
      super.visitVarInsn(Opcodes.ALOAD, 1);
      super.visitMethodInsn(
          Opcodes.INVOKESTATIC,
          HookMethod.BRIDGE,
          "carried",
          "(Ljava/lang/Runnable;)Ljava/lang/Runnable;",
          false);
      super.visitVarInsn(Opcodes.ASTORE, 1);
    }
  }
}
