package dev.roundtrip.internal.jdbc.generator;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.CommonDataSource;
import javax.sql.PooledConnection;
import javax.transaction.xa.XAResource;

/**
 * Prints the {@code Forwarding*} classes from the JDBC interfaces of the JDK that runs it. It needs
 * nothing but that JDK, so one command regenerates them, on Java 17 to 25 (whose JDBC is the same,
 * 4.3):
 *
 * <pre>
 * java driver/src/test/java/dev/roundtrip/internal/jdbc/generator/ForwardingGenerator.java driver/src/main/java
 * </pre>
 */
public final class ForwardingGenerator {

  /** Every class that is generated. A new JDBC interface to wrap is a new line here. */
  public static final List<Target> TARGETS =
      List.of(
          new Target(Connection.class, "Wrapped", List.of()),
          new Target(Statement.class, "Wrapped", List.of()),
          new Target(
              PreparedStatement.class,
              "ObservedStatement",
              List.of("ObservedConnection connection", "StatementProbe probe")),
          new Target(
              CallableStatement.class,
              "ObservedPreparedStatement",
              List.of("ObservedConnection connection", "StatementProbe probe")),
          new Target(ResultSet.class, "Wrapped", List.of()),
          new Target(DatabaseMetaData.class, "Wrapped", List.of()),
          new Target(CommonDataSource.class, "WrappedResource", List.of()),
          new Target(PooledConnection.class, "WrappedResource", List.of()),
          new Target(XAResource.class, "WrappedResource", List.of()));

  private static final String PACKAGE = "dev.roundtrip.internal.jdbc";
  private static final int WIDTH = 100;
  private static final String TAKES_SQL = "execute.*|addBatch|prepare.*|nativeSQL";
  private static final Set<Class<?>> CELLS =
      Set.of(PreparedStatement.class, CallableStatement.class, ResultSet.class);
  private static final Pattern QUALIFIED = Pattern.compile("([a-z][a-z0-9]*\\.)+([A-Z]\\w*)");

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("byte", "number"),
          Map.entry("short", "number"),
          Map.entry("int", "number"),
          Map.entry("long", "number"),
          Map.entry("float", "number"),
          Map.entry("double", "number"),
          Map.entry("boolean", "flag"),
          Map.entry("int[]", "numbers"),
          Map.entry("byte[]", "bytes"),
          Map.entry("String", "text"),
          Map.entry("String[]", "texts"),
          Map.entry("Object", "value"),
          Map.entry("Object[]", "values"),
          Map.entry("InputStream", "stream"),
          Map.entry("Reader", "reader"),
          Map.entry("Class<?>", "type"),
          Map.entry("Class<T>", "type"),
          Map.entry("Map<String, Class<?>>", "types"),
          Map.entry("SQLType", "type"),
          Map.entry("SQLXML", "xml"),
          Map.entry("URL", "url"));

  private ForwardingGenerator() {}

  /** Writes all classes below the source root given as the only argument. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]).resolve(PACKAGE.replace('.', '/'));
    for (Target target : TARGETS) {
      Files.writeString(folder.resolve(target.name() + ".java"), print(target));
    }
  }

  /** The whole text of one forwarding class, as google-java-format would leave it. */
  public static String print(Target target) {
    Set<String> imports = new TreeSet<>();
    imports.add("org.jspecify.annotations.NullUnmarked");
    if (!target.parameters().isEmpty()) {
      imports.add("dev.roundtrip.internal.probe.StatementProbe");
    }
    String type = render(target.type(), imports);
    StringBuilder body = new StringBuilder();
    for (Method method : methods(target.type())) {
      body.append('\n').append(print(method, target.field(), imports));
    }
    List<String> parameters = new ArrayList<>(target.parameters());
    parameters.add(0, type + " raw");
    boolean isFirst = target.parent().equals("Wrapped");
    String constructor =
        declaration(target.name(), parameters, "")
            + (isFirst ? "" : "    super(" + target.superArguments() + ");\n")
            + "    this."
            + target.field()
            + " = raw;\n  }\n"
            + (isFirst ? rawMethod(type, target.field()) : "");
    return "package %s;\n\n%s\n".formatted(PACKAGE, importLines(imports))
        + "/**\n * Hands every method of {@link %s} to the object that it wraps. Generated by\n"
            .formatted(type)
        + " * ForwardingGenerator, not to be edited; hooks go into the class that extends it.\n"
        + " */\n"
        + classHeader(target, type)
        + "\n  final %s %s;\n\n".formatted(type, target.field())
        + constructor
        + body
        + "}\n";
  }

  /** So that the object beneath is held once, not by the parent as well. */
  private static String rawMethod(String type, String field) {
    return "\n  @Override\n  final %s raw() {\n    return %s;\n  }\n".formatted(type, field);
  }

  private static String classHeader(Target target, String type) {
    String first = "abstract class " + target.name() + " extends " + target.parent();
    String rest = "implements " + type + " {\n";
    boolean fits = first.length() + 1 + rest.length() - 1 <= WIDTH;
    return "@NullUnmarked\n" + first + (fits ? " " : "\n    ") + rest;
  }

  private static String importLines(Set<String> imports) {
    return imports.stream().map(name -> "import " + name + ";\n").collect(Collectors.joining());
  }

  private static List<Method> methods(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> !Modifier.isStatic(method.getModifiers()) && !method.isSynthetic())
        .sorted(
            Comparator.comparing(Method::getName)
                .thenComparing(method -> Arrays.toString(method.getParameterTypes())))
        .toList();
  }

  private static String print(Method method, String field, Set<String> imports) {
    Map<String, Integer> used = new HashMap<>();
    List<String> parameters = new ArrayList<>();
    List<String> arguments = new ArrayList<>();
    for (Type type : method.getGenericParameterTypes()) {
      String rendered = render(type, imports);
      String name = name(method, arguments.isEmpty(), rendered);
      int count = used.merge(name, 1, Integer::sum);
      arguments.add(count == 1 ? name : name + count);
      parameters.add(rendered + " " + arguments.get(arguments.size() - 1));
    }
    String result = render(method.getGenericReturnType(), imports);
    String exceptions =
        Arrays.stream(method.getExceptionTypes())
            .map(type -> render(type, imports))
            .collect(Collectors.joining(", "));
    String head = "public " + typeVariables(method) + result + " " + method.getName();
    return (method.isAnnotationPresent(Deprecated.class) ? "  @Deprecated\n" : "")
        + "  @Override\n"
        + declaration(head, parameters, exceptions.isEmpty() ? "" : "throws " + exceptions)
        + call((result.equals("void") ? "" : "return ") + field + "." + method.getName(), arguments)
        + "  }\n";
  }

  private static String typeVariables(Method method) {
    TypeVariable<?>[] variables = method.getTypeParameters();
    return variables.length == 0
        ? ""
        : Arrays.stream(variables)
            .map(TypeVariable::getName)
            .collect(Collectors.joining(", ", "<", "> "));
  }

  /** The interfaces carry no parameter names: a name is made of the type and of its place. */
  private static String name(Method method, boolean first, String type) {
    if (first && CELLS.contains(method.getDeclaringClass())) {
      boolean getter = method.getName().startsWith("get");
      boolean setter = method.getName().matches("(set|update|registerOut).+");
      boolean cell = getter || (setter && method.getParameterCount() > 1);
      if (cell && type.equals("int")) {
        return "index";
      }
      if (cell && type.equals("String")) {
        return "name";
      }
    }
    if (first && type.equals("String") && method.getName().matches(TAKES_SQL)) {
      return "sql";
    }
    return NAMES.getOrDefault(type, Character.toLowerCase(type.charAt(0)) + type.substring(1));
  }

  /** One line if it fits, else a new line for the throws clause, else one for the parameters. */
  private static String declaration(String head, List<String> parameters, String exceptions) {
    String list = String.join(", ", parameters) + ")";
    String end = (exceptions.isEmpty() ? "" : exceptions + " ") + "{";
    String start = "  " + head + "(" + list;
    if (start.length() + 1 + end.length() <= WIDTH) {
      return start + " " + end + "\n";
    }
    if (start.length() <= WIDTH && !exceptions.isEmpty()) {
      return start + "\n      " + end + "\n";
    }
    boolean fits = "      ".length() + list.length() + 1 + end.length() <= WIDTH;
    return "  " + head + "(\n      " + list + (fits ? " " : "\n      ") + end + "\n";
  }

  private static String call(String head, List<String> arguments) {
    String list = String.join(", ", arguments) + ");\n";
    String line = "    " + head + "(" + list;
    return line.length() - 1 <= WIDTH ? line : "    " + head + "(\n        " + list;
  }

  /** The type as it is written in source; its classes go to the imports. */
  private static String render(Type type, Set<String> imports) {
    Matcher matcher = QUALIFIED.matcher(type.getTypeName());
    return matcher.replaceAll(
        found -> {
          if (!found.group().startsWith("java.lang.")) {
            imports.add(found.group());
          }
          return found.group(2);
        });
  }

  /**
   * One class to generate.
   *
   * @param type the JDBC interface; only the methods that it declares itself are printed
   * @param parent the class to extend: the Observed class of the parent interface, or Wrapped
   * @param parameters what the parent's constructor takes after the raw object
   */
  public record Target(Class<?> type, String parent, List<String> parameters) {

    /** The simple name of the generated class. */
    public String name() {
      return "Forwarding" + type.getSimpleName();
    }

    String field() {
      return "raw" + type.getSimpleName();
    }

    String superArguments() {
      return "raw"
          + parameters.stream()
              .map(parameter -> ", " + parameter.substring(parameter.indexOf(' ') + 1))
              .collect(Collectors.joining());
    }
  }
}
