package dev.roundtrip.contract;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Tables that are written in loops, beside those of {@link Engine}. */
final class LoopTables {

  /** Parents of a tree of 40 nodes: each has two children, ids do not follow each other. */
  static final int NODES = 40;

  private LoopTables() {}

  static void recreate(Engine engine) throws SQLException {
    engine.recreate();
    String generated =
        engine == Engine.POSTGRESQL ? "bigserial primary key" : "bigint auto_increment primary key";
    try (Connection connection = engine.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      for (String table : new String[] {"note", "tag", "job", "node", "setting"}) {
        statement.execute("drop table if exists " + table);
      }
      statement.execute("create table note (id " + generated + ", content varchar(100))");
      statement.execute("create table tag (id bigint primary key, name varchar(100), version int)");
      statement.execute(
          "create table job (id bigint primary key, status varchar(10), locked int, owner"
              + " varchar(20))");
      statement.execute("create table node (id bigint primary key, parent_id bigint)");
      statement.execute("create table setting (name varchar(20) primary key, content int)");
      statement.execute("insert into setting values ('rate', 19)");
      for (int i = 0; i < NODES; i++) {
        String parent = i == 0 ? "null" : "" + nodeId((i - 1) / 2);
        statement.execute("insert into node values (" + nodeId(i) + ", " + parent + ")");
        statement.execute("insert into job values (" + nodeId(i) + ", 'NEW', 0, null)");
      }
    }
  }

  static long nodeId(int i) {
    return 7_000 + i * 17L;
  }
}
