package dev.roundtrip.agent.transform;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** As which type the bridge is told a value: it knows none of {@code java.sql}. */
final class Told {

  private static final String OBJECT = "Ljava/lang/Object;";

  private Told() {}

  static String ofBind(String method, Type type) {
    if (type.getSort() < Type.ARRAY) {
      return type.getDescriptor();
    }
    return switch (method) {
      case "bindTime", "bindObject" -> OBJECT;
      default -> type.getDescriptor();
    };
  }

  /** Narrow numbers are told as wide ones. */
  static String ofRead(MethodVisitor method, String told, Type type) {
    switch (type.getSort()) {
      case Type.BYTE, Type.SHORT, Type.INT -> {
        if (told.equals("found")) {
          return "I";
        }
        method.visitInsn(Opcodes.I2L);
        return "J";
      }
      case Type.FLOAT -> {
        method.visitInsn(Opcodes.F2D);
        return "D";
      }
      case Type.LONG, Type.DOUBLE -> {
        return type.getDescriptor();
      }
      default -> {
        return told.equals("readObject") ? OBJECT : type.getDescriptor();
      }
    }
  }
}
