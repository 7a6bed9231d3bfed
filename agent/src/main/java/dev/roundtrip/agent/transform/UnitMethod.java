package dev.roundtrip.agent.transform;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Opens a scope at the beginning of a method, and closes it when it is left. */
final class UnitMethod extends HookMethod {

  private final Unit unit;

  UnitMethod(MethodVisitor method, String descriptor, Unit unit, boolean frames) {
    super(method, descriptor, Hook.call(0), StateAccess.NONE, frames);
    this.unit = unit;
  }

  @Override
  void enterCall() {
    mv.visitIntInsn(Opcodes.BIPUSH, unit.kind());
    mv.visitLdcInsn(unit.name());
    mv.visitVarInsn(Opcodes.ALOAD, 0);
    loadBoxed(unit.withArgument() ? 0 : -1);
    mv.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        BRIDGE,
        "open",
        "(ILjava/lang/String;Ljava/lang/Object;Ljava/lang/Object;)L" + CALL + ";",
        false);
    mv.visitVarInsn(Opcodes.ASTORE, handle());
  }

  /** What it returned is nobody's business. */
  @Override
  void leaveCall(int kept, Type result) {
    mv.visitMethodInsn(Opcodes.INVOKESTATIC, BRIDGE, "returned", "(L" + CALL + ";)V", false);
  }
}
