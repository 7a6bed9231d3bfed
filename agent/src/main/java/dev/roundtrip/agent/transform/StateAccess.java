package dev.roundtrip.agent.transform;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** How an instrumented class gets at the state of {@code this}. */
enum StateAccess {
  /** It has a field for it, or inherits the methods of one that has. */
  FIELD,
  /** It was loaded before the agent came, or must not change: the bridge knows. */
  LOOKED_UP,
  /** It has none. */
  NONE;

  static final String GETTER = "roundtrip$state";

  /** Leaves the state on the stack. */
  void load(MethodVisitor method) {
    if (this == NONE) {
      method.visitInsn(Opcodes.ACONST_NULL);
      return;
    }
    method.visitVarInsn(Opcodes.ALOAD, 0);
    String descriptor = "L" + HookMethod.STATE + ";";
    if (this == FIELD) {
      method.visitMethodInsn(
          Opcodes.INVOKEINTERFACE, HookMethod.HOLDER, GETTER, "()" + descriptor, true);
    } else {
      method.visitMethodInsn(
          Opcodes.INVOKESTATIC,
          HookMethod.BRIDGE,
          "stateOf",
          "(Ljava/lang/Object;)" + descriptor,
          false);
    }
  }
}
