package dev.roundtrip.agent.transform;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Lets a task that runs itself tell when it begins and when it is over. */
final class TaskMethod extends HookMethod {

  TaskMethod(MethodVisitor method, String descriptor, boolean frames) {
    super(method, descriptor, Hook.call(0), StateAccess.NONE, frames);
  }

  @Override
  void enterCall() {
    mv.visitVarInsn(Opcodes.ALOAD, 0);
    mv.visitMethodInsn(
        Opcodes.INVOKESTATIC, BRIDGE, "begins", "(Ljava/lang/Object;)L" + CALL + ";", false);
    mv.visitVarInsn(Opcodes.ASTORE, handle());
  }

  @Override
  void leaveCall(int kept, Type result) {
    mv.visitMethodInsn(Opcodes.INVOKESTATIC, BRIDGE, "returned", "(L" + CALL + ";)V", false);
  }
}
