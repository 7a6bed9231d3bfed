package dev.roundtrip.spring.internal;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.SpringProxy;
import org.springframework.aop.framework.Advised;
import org.springframework.aot.AotDetector;
import org.springframework.asm.ClassWriter;
import org.springframework.asm.Label;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.asm.Type;
import org.springframework.cglib.core.ReflectUtils;
import org.springframework.util.ClassUtils;

/**
 * Writes the subclass that stands in for a data source: each method calls the same method of the
 * bean or, for connections, of the observed data source. With CGLIB it would be the same with an
 * interceptor between, and take ten times as long, which is much of what we add to a start. Refers
 * to no class of ours: the loader of the bean need not know us.
 */
final class StandInClass {

  static final String BEAN = "roundtrip$bean";
  static final String OBSERVED = "roundtrip$observed";
  static final String ADVISED = "roundtrip$advised";

  /** What makes a class Spring's, for Spring itself and for those who leave it out of stacks. */
  private static final String SUFFIX = "$$SpringCGLIB$$Roundtrip";

  private static final Set<String> OBSERVED_METHODS =
      Set.of("getConnection", "createConnectionBuilder", "unwrap", "isWrapperFor");

  private final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
  private final Set<String> written = new HashSet<>();
  private final Class<?> type;
  private final String name;
  private final boolean advised;

  private StandInClass(Class<?> type) {
    this.type = type;
    this.name = Type.getInternalName(type) + SUFFIX;
    this.advised = isAdvised(type);
  }

  /** Whether the stand-ins of a type are {@link Advised}; not if its loader does not know that. */
  static boolean isAdvised(Class<?> type) {
    return ClassUtils.isVisible(Advised.class, type.getClassLoader());
  }

  /**
   * Whether a type can have one. What is protected elsewhere may only be called on one's own; a
   * class of a proxy brings more with it than its methods.
   */
  static boolean isPossible(Class<?> type) {
    if (type.getName().contains(ClassUtils.CGLIB_CLASS_SEPARATOR)
        || type.getClassLoader() == null) {
      return false;
    }
    for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
      if (!isNeighbour(each, type)) {
        for (Method method : each.getDeclaredMethods()) {
          if (isProtected(method)) {
            return false;
          }
        }
      }
    }
    return true;
  }

  private static boolean isProtected(Method method) {
    int modifiers = method.getModifiers();
    return Modifier.isProtected(modifiers) && !Modifier.isStatic(modifiers) && !isFinalize(method);
  }

  private static boolean isFinalize(Method method) {
    return method.getName().equals("finalize") && method.getParameterCount() == 0;
  }

  private static boolean isNeighbour(Class<?> one, Class<?> other) {
    return one.getClassLoader() == other.getClassLoader()
        && one.getPackageName().equals(other.getPackageName());
  }

  /** The class of the stand-ins of a type; the same one each time. */
  static Class<?> of(Class<?> type) throws Exception {
    ClassLoader loader = type.getClassLoader();
    if (AotDetector.useGeneratedArtifacts()) {
      try {
        return Class.forName(type.getName() + SUFFIX, false, loader);
      } catch (ClassNotFoundException notYet) {
        // It is defined now; in a native image that fails, and says so.
      }
    }
    // Takes the class that is there already, and lets ahead-of-time processing keep it.
    return ReflectUtils.defineClass(
        type.getName() + SUFFIX, new StandInClass(type).write(), loader, null, type);
  }

  private byte[] write() throws NoSuchMethodException {
    writer.visit(
        Opcodes.V17,
        Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC,
        name,
        null,
        Type.getInternalName(type),
        advised ? names(SpringProxy.class, Advised.class) : null);
    field(BEAN, type);
    field(OBSERVED, DataSource.class);
    constructor();
    identity();
    for (Method method : DataSource.class.getMethods()) {
      if (OBSERVED_METHODS.contains(method.getName())) {
        delegate(method, OBSERVED, DataSource.class);
      }
    }
    for (Method method : methodsOfBean()) {
      delegate(method, BEAN, type);
    }
    if (advised) {
      field(ADVISED, Advised.class);
      for (Method method : Advised.class.getMethods()) {
        delegate(method, ADVISED, Advised.class);
      }
    }
    writer.visitEnd();
    return writer.toByteArray();
  }

  private void field(String field, Class<?> of) {
    int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_SYNTHETIC | Opcodes.ACC_TRANSIENT;
    writer.visitField(access, field, Type.getDescriptor(of), null, null).visitEnd();
  }

  /** Used where objects cannot be made without one, in a native image. */
  private void constructor() {
    @Nullable Constructor<?> inherited = ClassUtils.getConstructorIfAvailable(type);
    if (inherited == null) {
      return;
    }
    MethodVisitor code =
        writer.visitMethod(
            Opcodes.ACC_PUBLIC, "<init>", "()V", null, names(inherited.getExceptionTypes()));
    code.visitCode();
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitMethodInsn(Opcodes.INVOKESPECIAL, Type.getInternalName(type), "<init>", "()V", false);
    code.visitInsn(Opcodes.RETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  /** It is equal to itself: a bean that compares its fields would compare what is empty here. */
  private void identity() throws NoSuchMethodException {
    MethodVisitor code = begin(Object.class.getMethod("equals", Object.class));
    Label different = new Label();
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitVarInsn(Opcodes.ALOAD, 1);
    code.visitJumpInsn(Opcodes.IF_ACMPNE, different);
    code.visitInsn(Opcodes.ICONST_1);
    code.visitInsn(Opcodes.IRETURN);
    code.visitLabel(different);
    code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
    code.visitInsn(Opcodes.ICONST_0);
    end(code, Type.BOOLEAN_TYPE);
    code = begin(Object.class.getMethod("hashCode"));
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        Type.getInternalName(System.class),
        "identityHashCode",
        "(Ljava/lang/Object;)I",
        false);
    end(code, Type.INT_TYPE);
  }

  private List<Method> methodsOfBean() throws NoSuchMethodException {
    List<Method> methods = new ArrayList<>();
    for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
      for (Method method : each.getDeclaredMethods()) {
        int modifiers = method.getModifiers();
        if (Modifier.isPublic(modifiers)
            || (isNeighbour(each, type) && !Modifier.isPrivate(modifiers) && !isFinalize(method))) {
          methods.add(method);
        }
      }
    }
    for (Class<?> each : ClassUtils.getAllInterfacesForClass(type)) {
      methods.addAll(Arrays.asList(each.getMethods()));
    }
    methods.add(Object.class.getMethod("toString"));
    return methods;
  }

  /** The first of those with the same signature counts. */
  private void delegate(Method method, String field, Class<?> owner) {
    String descriptor = Type.getMethodDescriptor(method);
    if (Modifier.isStatic(method.getModifiers()) || !written.add(method.getName() + descriptor)) {
      return;
    }
    MethodVisitor code = begin(method);
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitFieldInsn(Opcodes.GETFIELD, name, field, Type.getDescriptor(owner));
    int slot = 1;
    for (Type argument : Type.getArgumentTypes(descriptor)) {
      code.visitVarInsn(argument.getOpcode(Opcodes.ILOAD), slot);
      slot += argument.getSize();
    }
    code.visitMethodInsn(
        owner.isInterface() ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL,
        Type.getInternalName(owner),
        method.getName(),
        descriptor,
        owner.isInterface());
    end(code, Type.getReturnType(descriptor));
  }

  private MethodVisitor begin(Method method) {
    int visibility = Modifier.PUBLIC | Modifier.PROTECTED;
    String descriptor = Type.getMethodDescriptor(method);
    written.add(method.getName() + descriptor);
    MethodVisitor code =
        writer.visitMethod(
            method.getModifiers() & visibility,
            method.getName(),
            descriptor,
            null,
            names(method.getExceptionTypes()));
    code.visitCode();
    return code;
  }

  private static void end(MethodVisitor code, Type returned) {
    code.visitInsn(returned.getOpcode(Opcodes.IRETURN));
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  private static String[] names(Class<?>... types) {
    String[] names = new String[types.length];
    for (int i = 0; i < names.length; i++) {
      names[i] = Type.getInternalName(types[i]);
    }
    return names;
  }
}
