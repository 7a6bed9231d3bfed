package dev.roundtrip.equal;

import dev.roundtrip.equal.Subject.Side;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;

/** What an application has: a database's data source, or a pool over it. */
record RawSide(
    Fixture db, String door, boolean isPool, DataSource dataSource, AutoCloseable resource) {

  /** As {@link ScriptProgram} is told them. */
  static RawSide of(String subject) throws SQLException {
    // As in an application: pools make their proxies where its classes are. Only that of Oracle
    // asks for a class of the comparison, by its name.
    ClassLoader own = RawSide.class.getClassLoader();
    Thread.currentThread().setContextClassLoader(subject.equals("UCP") ? own : own.getParent());
    String[] parts = subject.split("/", -1);
    if (Arrays.stream(Pool.values()).anyMatch(pool -> pool.name().equals(subject))) {
      Fixture h2 = Fixtures.H2.fixture();
      Side pool = Pool.valueOf(subject).over(h2.dataSource());
      return new RawSide(h2, "", true, pool.dataSource(), pool.resource());
    }
    Fixture db = Fixtures.valueOf(parts[0]).fixture();
    String door = parts.length > 1 ? parts[1] : "";
    DataSource dataSource =
        switch (door) {
          case "" -> db.dataSource();
          case "url" -> new UrlDataSource(db::url);
          case "xa" -> new LogicalConnections(db.xaDataSource());
          case "pooled" -> new LogicalConnections(db.poolDataSource());
          default -> throw new IllegalArgumentException("no door: " + door);
        };
    return new RawSide(db, door, false, dataSource, () -> {});
  }

  /** Whether a theme of scripts is about what this is. */
  boolean isFor(Class<?> theme) {
    if (theme == EqualBranches.class) {
      return door.equals("xa");
    }
    if (theme == EqualHandles.class) {
      return dataSource instanceof LogicalConnections;
    }
    return theme != EqualTimeouts.class || (door.isEmpty() && !isPool);
  }

  /** What the physical connections were told. */
  static List<String> afterwards(DataSource dataSource) {
    return dataSource instanceof LogicalConnections logical ? logical.finish() : List.of();
  }

  void close() throws Exception {
    resource.close();
  }
}
