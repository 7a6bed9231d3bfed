package dev.roundtrip.agent.transform;

import dev.roundtrip.agent.bridge.RoundtripBridge;
import dev.roundtrip.agent.bridge.RoundtripCall;
import dev.roundtrip.agent.bridge.RoundtripHolder;
import dev.roundtrip.agent.bridge.RoundtripState;
import dev.roundtrip.agent.transform.Hook.Sort;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Writes a hook into a method: a call at its beginning, one before each return, and one where an
 * exception leaves it. No branch is added, and the driver's instructions stay as they are. What the
 * hook needs until the end lies in variables of its own, behind the parameters.
 */
class HookMethod extends MethodVisitor {

  // Not constants: the bridge is moved when the jar is built, and texts would not be.
  static final String STATE = Type.getInternalName(RoundtripState.class);
  static final String CALL = Type.getInternalName(RoundtripCall.class);
  static final String BRIDGE = Type.getInternalName(RoundtripBridge.class);
  static final String HOLDER = Type.getInternalName(RoundtripHolder.class);

  final Type[] parameters;
  final Type result;

  /** The first variable behind the parameters; what the method uses from there on is moved. */
  private final int first;

  /** The types of the variables of the hook, in order; the handle of the call is the last one. */
  private final List<Type> own = new ArrayList<>();

  /** Where a result or an exception lies while the hook tells of it, behind those. */
  private final int kept;

  /** How far the method's own variables are moved: what is kept must not lie in one of them. */
  private final int size;

  final Hook hook;
  private final StateAccess access;
  private final Label begin = new Label();
  private final Label end = new Label();
  private final boolean frames;

  HookMethod(
      MethodVisitor method, String descriptor, Hook hook, StateAccess access, boolean frames) {
    super(Opcodes.ASM9, method);
    this.parameters = Type.getArgumentTypes(descriptor);
    this.result = Type.getReturnType(descriptor);
    this.hook = hook;
    this.access = access;
    this.frames = frames;
    this.first = Type.getArgumentsAndReturnSizes(descriptor) >> 2;
    if (hook.sort() == Sort.BIND) {
      own.addAll(Arrays.asList(parameters));
    } else if (hook.sort() == Sort.READ) {
      own.add(parameters[0]);
    } else if (hook.sort() == Sort.NEXT) {
      own.add(Type.LONG_TYPE);
    }
    own.add(Type.getObjectType(hook.sort() == Sort.CALL ? CALL : STATE));
    this.kept = place(own.size());
    this.size = kept - first + Math.max(1, result.getSize());
  }

  /** Where a variable of the hook lies. */
  private int place(int index) {
    int place = first;
    for (int i = 0; i < index; i++) {
      place += own.get(i).getSize();
    }
    return place;
  }

  final int handle() {
    return place(own.size() - 1);
  }

  @Override
  public void visitCode() {
    super.visitCode();
    if (hook.sort() == Sort.CALL) {
      enterCall();
    } else {
      enterValue();
    }
    super.visitLabel(begin);
  }

  void enterCall() {
    push(hook.operation());
    super.visitVarInsn(Opcodes.ALOAD, 0);
    access.load(mv);
    loadBoxed(hook.argument());
    super.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        BRIDGE,
        "enter",
        "(ILjava/lang/Object;L" + STATE + ";Ljava/lang/Object;)L" + CALL + ";",
        false);
    super.visitVarInsn(Opcodes.ASTORE, handle());
  }

  final void loadBoxed(int parameter) {
    if (parameter < 0) {
      super.visitInsn(Opcodes.ACONST_NULL);
      return;
    }
    Type type = parameters[parameter];
    super.visitVarInsn(type.getOpcode(Opcodes.ILOAD), slot(parameter));
    if (type.getSort() == Type.BOOLEAN) {
      box("java/lang/Boolean", type);
    } else if (type.getSort() == Type.INT) {
      box("java/lang/Integer", type);
    }
  }

  private void box(String wrapper, Type type) {
    super.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        wrapper,
        "valueOf",
        "(" + type.getDescriptor() + ")L" + wrapper + ";",
        false);
  }

  private int slot(int parameter) {
    int slot = first - Arrays.stream(parameters).mapToInt(Type::getSize).sum();
    for (int i = 0; i < parameter; i++) {
      slot += parameters[i].getSize();
    }
    return slot;
  }

  private void enterValue() {
    int kept = hook.sort() == Sort.BIND ? parameters.length : hook.sort() == Sort.READ ? 1 : 0;
    for (int i = 0; i < kept; i++) {
      super.visitVarInsn(parameters[i].getOpcode(Opcodes.ILOAD), slot(i));
      super.visitVarInsn(parameters[i].getOpcode(Opcodes.ISTORE), place(i));
    }
    access.load(mv);
    super.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        BRIDGE,
        hook.deep() ? "enterDeep" : "enter",
        "(L" + STATE + ";)L" + STATE + ";",
        false);
    super.visitVarInsn(Opcodes.ASTORE, handle());
    if (hook.sort() == Sort.NEXT) {
      super.visitVarInsn(Opcodes.ALOAD, handle());
      super.visitMethodInsn(
          Opcodes.INVOKESTATIC, BRIDGE, "beforeNext", "(L" + STATE + ";)J", false);
      super.visitVarInsn(Opcodes.LSTORE, place(0));
    }
  }

  @Override
  public void visitInsn(int opcode) {
    if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
      leave(opcode);
    }
    super.visitInsn(opcode);
  }

  private void leave(int opcode) {
    if (opcode != Opcodes.RETURN) {
      super.visitVarInsn(result.getOpcode(Opcodes.ISTORE), kept);
    }
    super.visitVarInsn(Opcodes.ALOAD, handle());
    if (hook.sort() == Sort.CALL) {
      leaveCall(kept, result);
    } else {
      leaveValue(kept);
    }
    if (opcode != Opcodes.RETURN) {
      super.visitVarInsn(result.getOpcode(Opcodes.ILOAD), kept);
    }
  }

  void leaveCall(int kept, Type result) {
    String told = "";
    if (result.getSort() != Type.VOID) {
      super.visitVarInsn(result.getOpcode(Opcodes.ILOAD), kept);
      boolean object = result.getSort() >= Type.ARRAY;
      if (!object && result.getSort() != Type.LONG) {
        super.visitInsn(Opcodes.I2L);
      }
      told = object ? "Ljava/lang/Object;" : "J";
    }
    super.visitMethodInsn(
        Opcodes.INVOKESTATIC, BRIDGE, "returned", "(L" + CALL + ";" + told + ")V", false);
  }

  private void leaveValue(int kept) {
    StringBuilder told = new StringBuilder("(L" + STATE + ";");
    String method = Objects.requireNonNull(hook.method());
    switch (hook.sort()) {
      case BIND -> {
        int count = method.equals("bindOpaque") || method.equals("bindNamed") ? 1 : own.size() - 1;
        for (int i = 0; i < count; i++) {
          super.visitVarInsn(own.get(i).getOpcode(Opcodes.ILOAD), place(i));
          told.append(Told.ofBind(method, own.get(i)));
        }
        if (method.equals("bindTime") && count == 2) {
          super.visitInsn(Opcodes.ACONST_NULL);
          told.append("Ljava/lang/Object;");
        }
      }
      case READ -> {
        super.visitVarInsn(own.get(0).getOpcode(Opcodes.ILOAD), place(0));
        told.append(own.get(0).getDescriptor());
        if (!method.equals("readOpaque")) {
          super.visitVarInsn(result.getOpcode(Opcodes.ILOAD), kept);
          told.append(Told.ofRead(mv, method, result));
        }
      }
      case NEXT -> {
        super.visitVarInsn(Opcodes.LLOAD, place(0));
        super.visitVarInsn(Opcodes.ILOAD, kept);
        told.append("JZ");
      }
      default -> {
        // That it is over is all that is told.
      }
    }
    super.visitMethodInsn(
        Opcodes.INVOKESTATIC, BRIDGE, method, told.append(")V").toString(), false);
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    super.visitLabel(end);
    super.visitTryCatchBlock(begin, end, end, null);
    if (frames) {
      super.visitFrame(
          Opcodes.F_NEW,
          first + own.size(),
          handlerLocals(),
          1,
          new Object[] {"java/lang/Throwable"});
    }
    super.visitVarInsn(Opcodes.ASTORE, kept);
    super.visitVarInsn(Opcodes.ALOAD, handle());
    super.visitVarInsn(Opcodes.ALOAD, kept);
    boolean call = hook.sort() == Sort.CALL;
    super.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        BRIDGE,
        hook.sort() == Sort.NEXT ? "nextFailed" : "threw",
        "(L" + (call ? CALL : STATE) + ";Ljava/lang/Throwable;)V",
        false);
    super.visitVarInsn(Opcodes.ALOAD, kept);
    super.visitInsn(Opcodes.ATHROW);
    super.visitMaxs(maxStack, maxLocals);
  }

  /** Parameters may have been overwritten with other types: nothing is said of them. */
  private Object[] handlerLocals() {
    Object[] locals = new Object[first + own.size()];
    Arrays.fill(locals, 0, first, Opcodes.TOP);
    for (int i = 0; i < own.size(); i++) {
      locals[first + i] = verified(own.get(i));
    }
    return locals;
  }

  private static Object verified(Type type) {
    return switch (type.getSort()) {
      case Type.BOOLEAN, Type.BYTE, Type.CHAR, Type.SHORT, Type.INT -> Opcodes.INTEGER;
      case Type.FLOAT -> Opcodes.FLOAT;
      case Type.LONG -> Opcodes.LONG;
      case Type.DOUBLE -> Opcodes.DOUBLE;
      default -> type.getInternalName();
    };
  }

  @Override
  public void visitVarInsn(int opcode, int variable) {
    super.visitVarInsn(opcode, moved(variable));
  }

  @Override
  public void visitIincInsn(int variable, int increment) {
    super.visitIincInsn(moved(variable), increment);
  }

  @Override
  public void visitLocalVariable(
      String name,
      String descriptor,
      @Nullable String signature,
      Label from,
      Label to,
      int variable) {
    super.visitLocalVariable(name, descriptor, signature, from, to, moved(variable));
  }

  private int moved(int variable) {
    return variable < first ? variable : variable + size;
  }

  @Override
  public void visitFrame(
      int type, int count, Object @Nullable [] locals, int stackCount, Object @Nullable [] stack) {
    if (type != Opcodes.F_NEW) {
      throw new IllegalStateException("frames are read expanded");
    }
    List<Object> moved = new ArrayList<>();
    int slot = 0;
    int i = 0;
    for (; slot < first; i++) {
      Object local = i < count ? Objects.requireNonNull(locals)[i] : Opcodes.TOP;
      moved.add(local);
      slot += local.equals(Opcodes.LONG) || local.equals(Opcodes.DOUBLE) ? 2 : 1;
    }
    if (slot > first) {
      throw new IllegalStateException("a parameter was overwritten by half of a value");
    }
    for (Type each : own) {
      moved.add(verified(each));
    }
    for (int reserved = kept; reserved < first + size; reserved++) {
      moved.add(Opcodes.TOP);
    }
    for (; i < count; i++) {
      moved.add(Objects.requireNonNull(locals)[i]);
    }
    super.visitFrame(type, moved.size(), moved.toArray(), stackCount, stack);
  }

  private void push(int value) {
    if (value <= 5) {
      super.visitInsn(Opcodes.ICONST_0 + value);
    } else {
      super.visitIntInsn(Opcodes.BIPUSH, value);
    }
  }
}
