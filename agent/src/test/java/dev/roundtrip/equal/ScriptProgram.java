package dev.roundtrip.equal;

import com.acme.WorkServlet;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The scripts of the comparison on raw data sources, in a JVM of their own, which has an agent or
 * has none: what each of them saw is written down, for somebody else to compare. Without an agent
 * they are run once more on a wrapped data source, which tells how much of them there is to count.
 *
 * <p>Arguments: the file to write, {@code raw} or {@code wrapped}, and subjects: a database such as
 * {@code H2}, its other doors {@code H2/xa}, {@code H2/pooled} and {@code H2/url}, or a pool such
 * as {@code HIKARI}; with {@code #} and the name of a script, that script only.
 */
public final class ScriptProgram
    implements EqualQueries,
        EqualCursors,
        EqualUpdates,
        EqualBatches,
        EqualLargeObjects,
        EqualTransactions,
        EqualCalls,
        EqualMetadata,
        EqualLifecycle,
        EqualTimeouts,
        EqualIdentity,
        EqualHandles,
        EqualBranches {

  private final String subject;
  private final RawSide side;
  private final @Nullable WrappedSide wrapped;
  private final PrintWriter out;
  private String script = "";

  private ScriptProgram(String subject, boolean withWrapped, PrintWriter out) throws SQLException {
    this.subject = subject;
    this.side = RawSide.of(subject);
    this.wrapped = withWrapped ? new WrappedSide(side) : null;
    this.out = out;
  }

  public static void main(String[] arguments) {
    try {
      run(Path.of(arguments[0]), arguments[1].equals("wrapped"), arguments);
      System.exit(0);
    } catch (Throwable failure) {
      failure.printStackTrace();
      System.exit(1); // Pools and servers have threads of their own, which would keep it alive.
    }
  }

  private static void run(Path file, boolean wrapped, String[] arguments) throws Exception {
    Locale.setDefault(Locale.ENGLISH);
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
      for (String named : List.of(arguments).subList(2, arguments.length)) {
        long start = System.nanoTime();
        String[] parts = named.split("#", -1);
        new ScriptProgram(parts[0], wrapped, out).runAll(parts.length > 1 ? parts[1] : "");
        System.out.printf("%s took %.1f s%n", named, (System.nanoTime() - start) / 1e9);
      }
    }
  }

  private void runAll(String only) throws Exception {
    Method[] methods = ScriptProgram.class.getMethods();
    Arrays.sort(methods, Comparator.comparing(Method::getName));
    for (Method method : methods) {
      if (method.isAnnotationPresent(Test.class)
          && side.isFor(method.getDeclaringClass())
          && (only.isEmpty() || only.equals(method.getName()))) {
        script = method.getName();
        try {
          method.invoke(this);
        } catch (InvocationTargetException failed) {
          throw new IllegalStateException(subject + "#" + script, failed.getCause());
        }
      }
    }
    side.close();
  }

  @Override
  public void same(Session.Script script) throws Exception {
    Transcript transcript = new Transcript(ScriptProgram::classOf);
    run(script, side.dataSource(), transcript);
    out.println("== " + name());
    transcript.lines().forEach(this::print);
    transcript.violations().forEach(this::print);
    if (wrapped != null) {
      wrapped.run(
          name(), dataSource -> run(script, dataSource, new Transcript((came, expected) -> null)));
    }
  }

  private String name() {
    return "/" + subject + "/" + script;
  }

  private void run(Session.Script script, DataSource dataSource, Transcript transcript)
      throws Exception {
    side.db().recreate();
    try {
      new WorkServlet(
              () -> {
                script.run(
                    new Session(
                        transcript.record(DataSource.class, dataSource), side.db(), transcript));
                return "done";
              })
          .service(ScriptRequest.of(name()), ScriptRequest.response());
    } finally {
      transcript.closeAll();
      RawSide.afterwards(dataSource).forEach(transcript::note);
    }
  }

  /** Of which class an object is that an application is given, and whether it is the same one. */
  private static String classOf(Object came, @Nullable Object expected) {
    String type = came.getClass().getName().replaceAll("\\$Proxy\\d+|/0x[0-9a-f]+", "*");
    return "is a " + type + (expected == null ? "" : came == expected ? ", the same" : ", another");
  }

  private void print(String line) {
    out.println(withoutChance(line.replace("\r", "\\r").replace("\n", "\\n")));
    if (out.checkError()) {
      throw new UncheckedIOException(new IOException("the transcript cannot be written"));
    }
  }

  /** What differs from one JVM to the next: ports, and names that the JVM makes up. */
  private static String withoutChance(String text) {
    String plain = text.replaceAll("(?<=localhost:)\\d+|(?<=localhost/127.0.0.1:)\\d+", "#");
    if (plain.contains("$$Lambda")) {
      plain = plain.replaceAll("[\\w.$]+\\$\\$Lambda[^\\s,)]*", "a lambda");
    }
    return plain.contains("$Proxy") ? plain.replaceAll("\\$Proxy\\d+", "a proxy") : plain;
  }
}
