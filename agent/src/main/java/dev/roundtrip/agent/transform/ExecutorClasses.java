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
    return internalName != null && NAMES.contains(internalName);
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
            case "execute" -> handsOver(method);
            case "runWorker" -> new Run(method);
            default -> method;
          };
      case TIMER -> name.equals("delayedExecute") ? handsOver(method) : method;
      case FORK_JOIN ->
          switch (name) {
            case "externalSubmit" -> forks(method, 1); // Of Java 17.
            case "poolSubmit" -> forks(method, 2);
            default -> method;
          };
      case FORK_JOIN_TASK ->
          name.equals("doExec") ? new TaskMethod(method, descriptor, true) : method;
      case PER_FUTURE -> name.equals("execute") ? carries(method) : method;
      default -> name.equals("newThread") ? carries(method) : method;
    };
  }

  /** Tells of the task that is the first parameter. */
  private static MethodVisitor handsOver(MethodVisitor method) {
    return new First(method, "handedOver", "(Ljava/lang/Object;)V", 1);
  }

  /** Tells of the pool, and of the task in a variable that is a parameter. */
  private static MethodVisitor forks(MethodVisitor method, int variable) {
    return new First(
        method, "forked", "(Ljava/util/concurrent/ForkJoinPool;Ljava/lang/Object;)V", 0, variable);
  }

  /** A thread that is made for one task gets one that carries its scope, if it has one. */
  static MethodVisitor carries(MethodVisitor method) {
    return new First(method, "carried", "(Ljava/lang/Runnable;)Ljava/lang/Runnable;", 1);
  }

  /**
   * Calls the bridge with some variables first; what it returns takes the place of the last one.
   */
  private static final class First extends MethodVisitor {

    private final String hook;
    private final String descriptor;
    private final int[] variables;

    First(MethodVisitor method, String hook, String descriptor, int... variables) {
      super(Opcodes.ASM9, method);
      this.hook = hook;
      this.descriptor = descriptor;
      this.variables = variables;
    }

    @Override
    public void visitCode() {
      super.visitCode();
      for (int variable : variables) {
        super.visitVarInsn(Opcodes.ALOAD, variable);
      }
      super.visitMethodInsn(Opcodes.INVOKESTATIC, HookMethod.BRIDGE, hook, descriptor, false);
      if (!descriptor.endsWith("V")) {
        super.visitVarInsn(Opcodes.ASTORE, variables[variables.length - 1]);
      }
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
}
