package dev.roundtrip.internal.door;

import java.sql.SQLException;

/**
 * The URL of a database, as its own driver knows it.
 *
 * @param text begins with {@code jdbc:}; may hold a password
 */
public record TargetUrl(String text) {

  /** What URLs of ours begin with. */
  public static final String PREFIX = "jdbc:roundtrip:";

  private static final String JDBC = "jdbc:";
  private static final String HINT =
      " Write "
          + PREFIX
          + " in front of what follows jdbc: in the URL of the database, as in "
          + PREFIX
          + "h2:mem:test.";

  /** SQLSTATE: the client was unable to establish the connection. */
  private static final String STATE = "08001";

  /** Whether a URL begins with our prefix. */
  public static boolean isOurs(String url) {
    return url.startsWith(PREFIX);
  }

  /**
   * What stands behind our prefix: {@code jdbc:h2:mem:x} for both {@code jdbc:roundtrip:h2:mem:x}
   * and {@code jdbc:roundtrip:jdbc:h2:mem:x}; nothing else is changed.
   *
   * @param url begins with {@link #PREFIX}
   * @throws SQLException if no database is named, or ours is named twice
   */
  public static TargetUrl of(String url) throws SQLException {
    String rest = url.substring(PREFIX.length());
    String target = rest.startsWith(JDBC) ? rest : JDBC + rest;
    if (isOurs(target)) {
      throw refused(PREFIX + " stands twice in the URL, and once is enough.");
    }
    if (target.indexOf(':', JDBC.length()) <= JDBC.length()) {
      throw refused("The URL names no database.");
    }
    return new TargetUrl(target);
  }

  /** The part that names the driver, such as {@code jdbc:h2:}; holds no secret. */
  public String scheme() {
    return text.substring(0, text.indexOf(':', JDBC.length()) + 1);
  }

  static SQLException refused(String what) {
    return new SQLException(what + HINT, STATE);
  }

  SQLException failed(String what) {
    return new SQLException(what, STATE);
  }

  /** Without what may be secret. */
  @Override
  public String toString() {
    return scheme() + "…";
  }
}
