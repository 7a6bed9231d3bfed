package dev.roundtrip.equal;

import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Functions and procedures of databases that are written in Java and called by these. */
public final class Routines {

  private Routines() {}

  public static int doubled(int number) {
    return 2 * number;
  }

  public static void twice(int number, int[] result) {
    result[0] = 2 * number;
  }

  /** Two cursors for Derby. */
  @SuppressWarnings("MustBeClosedChecker")
  public static void several(ResultSet[] first, ResultSet[] second) throws SQLException {
    var connection = DriverManager.getConnection("jdbc:default:connection");
    first[0] = connection.createStatement().executeQuery("select id, name from item order by id");
    second[0] = connection.createStatement().executeQuery("select count(*) from item");
  }
}
