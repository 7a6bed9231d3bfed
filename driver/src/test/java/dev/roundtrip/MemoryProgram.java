package dev.roundtrip;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Run by {@link MemoryTests} in a JVM of its own, over a driver that does nothing. */
final class MemoryProgram {

  private static final int TIMES = 1_000_000;

  private MemoryProgram() {}

  public static void main(String[] arguments) throws SQLException {
    ((Logger) LoggerFactory.getLogger("dev.roundtrip")).setLevel(Level.OFF);
    try (Roundtrip roundtrip =
        Roundtrip.builder().slowThreshold(Duration.ofHours(1)).onFinding(finding -> {}).build()) {
      DataSource observed = roundtrip.wrap(answering(DataSource.class));
      sendOne(observed);
      long before = used();

      texts(roundtrip, observed);
      report(before, "texts");
      scopes(roundtrip, observed);
      report(before, "scopes");
      leftovers(observed);
      report(before, "leftovers");
      if (roundtrip.ownFailures() > 0) {
        System.exit(1);
      }
    }
  }

  /** Each text is a shape of its own, half of them prepared, all in one scope and one lease. */
  private static void texts(Roundtrip roundtrip, DataSource dataSource) throws SQLException {
    try (Scope scope = roundtrip.openScope("texts");
        Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      for (int i = 0; i < TIMES / 2; i++) {
        statement.execute("select name from item" + i + " where id = 1");
        try (PreparedStatement prepared =
            connection.prepareStatement("select name from thing" + i + " where id = ?")) {
          prepared.setInt(1, i);
          prepared.execute();
        }
      }
      if (scope.statements() != TIMES) {
        throw new IllegalStateException(scope.statements() + " statements were counted");
      }
    }
  }

  private static void scopes(Roundtrip roundtrip, DataSource dataSource) throws SQLException {
    for (int i = 0; i < TIMES; i++) {
      try (Scope scope = roundtrip.openScope("scope " + i)) {
        sendOne(dataSource);
      }
    }
  }

  /** Neither closes its statements; the second not even its connections. */
  private static void leftovers(DataSource dataSource) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      for (int i = 0; i < TIMES; i++) {
        leave(connection);
      }
    }
    for (int i = 0; i < TIMES; i++) {
      leave(dataSource.getConnection());
    }
  }

  @SuppressWarnings("resource") // That is the point.
  private static void leave(Connection connection) throws SQLException {
    connection.prepareStatement("select name from item where id = ?").execute();
  }

  private static void sendOne(DataSource dataSource) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("select name from item where id = 1");
    }
  }

  private static void report(long before, String what) {
    System.out.println("retained " + (used() - before) + " after " + what);
  }

  private static long used() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static <T> T answering(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            MemoryProgram.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, values) -> answer(method.getReturnType())));
  }

  private static @Nullable Object answer(Class<?> type) {
    if (ANSWERS.containsKey(type)) {
      return ANSWERS.get(type);
    }
    boolean jdbc =
        type == Connection.class || type == Statement.class || type == PreparedStatement.class;
    return jdbc ? answering(type) : null;
  }

  private static final Map<Class<?>, Object> ANSWERS =
      Map.of(boolean.class, false, int.class, 0, long.class, 0L, String.class, "nothing");
}
