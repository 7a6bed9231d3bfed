package dev.roundtrip.agent.transform;

import dev.roundtrip.agent.hooks.UnitKind;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Reads which methods of a class are units of work by their annotations. */
final class UnitAnnotations extends ClassVisitor {

  private static final String SPRING_WEB = "Lorg/springframework/web/bind/annotation/";

  private final Map<String, Unit> units = new HashMap<>();
  private String simpleName = "";
  private String base = "";
  private boolean resource;

  UnitAnnotations() {
    super(Opcodes.ASM9);
  }

  /** By name and descriptor. */
  Map<String, Unit> units() {
    return units;
  }

  @Override
  public void visit(
      int version,
      int flags,
      String name,
      @Nullable String signature,
      @Nullable String superName,
      String @Nullable [] interfaces) {
    simpleName = name.substring(name.lastIndexOf('/') + 1).replace('$', '.');
  }

  @Override
  public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
    resource |= isPath(descriptor);
    return isPath(descriptor) || descriptor.equals(SPRING_WEB + "RequestMapping;")
        ? new PathReader(path -> base = path, verb -> {})
        : null;
  }

  private static boolean isPath(String descriptor) {
    return descriptor.endsWith("/ws/rs/Path;");
  }

  @Override
  public MethodVisitor visitMethod(
      int flags,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    return new MethodVisitor(Opcodes.ASM9) {

      private @Nullable String verb;
      private String path = "";
      private boolean task;

      @Override
      public @Nullable AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
        String simple = annotation.substring(annotation.lastIndexOf('/') + 1);
        if (isTask(annotation)) {
          task = true;
        } else if (isPath(annotation)) {
          return new PathReader(read -> path = read, read -> verb = read);
        } else if (annotation.startsWith(SPRING_WEB) && simple.endsWith("Mapping;")) {
          String method = simple.substring(0, simple.length() - "Mapping;".length());
          verb = method.equals("Request") ? "" : method.toUpperCase(Locale.ROOT);
          return new PathReader(read -> path = read, read -> verb = read);
        } else if (resource && annotation.contains("/ws/rs/") && isVerb(simple)) {
          verb = simple.substring(0, simple.length() - 1);
        }
        return null;
      }

      @Override
      public void visitEnd() {
        if (verb != null) {
          String route = (verb + " " + joined(base, path)).strip();
          units.put(name + descriptor, new Unit(UnitKind.ROUTE, route, false));
        } else if (task) {
          units.put(name + descriptor, new Unit(UnitKind.METHOD, simpleName + "." + name, false));
        }
      }
    };
  }

  private static boolean isTask(String annotation) {
    return annotation.endsWith("/annotation/Scheduled;")
        || annotation.endsWith("/annotation/KafkaListener;")
        || annotation.endsWith("/annotation/JmsListener;")
        || annotation.endsWith("/annotation/RabbitListener;");
  }

  private static boolean isVerb(String simple) {
    return switch (simple) {
      case "GET;", "POST;", "PUT;", "DELETE;", "PATCH;", "HEAD;", "OPTIONS;" -> true;
      default -> false;
    };
  }

  private static String joined(String base, String path) {
    String all = "/" + base + "/" + path;
    String single = all.replaceAll("/+", "/");
    return single.length() > 1 && single.endsWith("/")
        ? single.substring(0, single.length() - 1)
        : single;
  }

  /** The first value of {@code value} or {@code path}, and the verb if it names just one. */
  private static final class PathReader extends AnnotationVisitor {

    private final Consumer<String> found;
    private final Consumer<String> verb;
    private boolean told;

    PathReader(Consumer<String> found, Consumer<String> verb) {
      super(Opcodes.ASM9);
      this.found = found;
      this.verb = verb;
    }

    @Override
    public void visit(@Nullable String name, Object value) {
      boolean path = name == null || name.equals("value") || name.equals("path");
      if (path && !told && value instanceof String text) {
        told = true;
        found.accept(text);
      }
    }

    @Override
    public @Nullable AnnotationVisitor visitArray(String name) {
      return switch (name) {
        case "value", "path" -> this;
        case "method" -> new VerbReader(verb);
        default -> null;
      };
    }
  }

  /** A method that serves several verbs has none. */
  private static final class VerbReader extends AnnotationVisitor {

    private final Consumer<String> found;
    private int verbs;

    VerbReader(Consumer<String> found) {
      super(Opcodes.ASM9);
      this.found = found;
    }

    @Override
    public void visitEnum(@Nullable String name, String descriptor, String value) {
      verbs++;
      found.accept(verbs == 1 ? value : "");
    }
  }
}
