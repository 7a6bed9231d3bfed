package dev.roundtrip.internal.proof;

import dev.roundtrip.internal.scope.Replay;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where an index can be made and vanishes again, without anybody seeing it. Closed once. */
interface Place extends AutoCloseable {

  /** The connection to work on; the statement's tables are found there by their names. */
  Connection connection();

  /** What is said of it, half a sentence. */
  String description();

  /** How large the index is, or null if the database does not tell. */
  default @Nullable Long bytes(String index) throws SQLException {
    return null;
  }

  /** Takes everything back. */
  @Override
  void close() throws SQLException;

  /** Makes one for the tables of a statement. */
  @FunctionalInterface
  interface Maker {
    Place make(Replay replay, List<String> tables) throws SQLException;
  }
}
