package dev.roundtrip.internal.explain;

import dev.roundtrip.internal.probe.Bound;
import dev.roundtrip.internal.scope.Replay;
import dev.roundtrip.internal.sql.Dialect;
import java.sql.Connection;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One question to one database, on a connection of our own. Every answer is limited in time and in
 * length.
 */
final class Session {

  static final int TIMEOUT_SECONDS = 5;

  /** A longer plan helps nobody, and is somebody else's memory. */
  private static final int MAXIMUM_CHARACTERS = 2_000_000;

  private final Connection connection;
  private final Replay replay;
  private final String product;
  private final int majorVersion;
  private final List<String> cleaning = new ArrayList<>();

  Session(Connection connection, Replay replay, String product) throws SQLException {
    this.connection = connection;
    this.replay = replay;
    this.product = product;
    this.majorVersion = connection.getMetaData().getDatabaseMajorVersion();
  }

  String product() {
    return product;
  }

  /** For what JDBC tells without a statement. */
  Connection connection() {
    return connection;
  }

  int majorVersion() {
    return majorVersion;
  }

  Dialect dialect() {
    return Dialect.ofProductName(product);
  }

  /** The statement as the application sent it. */
  String text() {
    return replay.text();
  }

  /** The same with its values as literals; null if one of them cannot be written as one. */
  @Nullable String literalText() {
    List<String> literals = new ArrayList<>();
    for (Object bind : replay.binds()) {
      String literal = ((Bound) bind).literal();
      if (literal == null) {
        return null;
      }
      literals.add(literal);
    }
    return literals.isEmpty() ? replay.text() : FilledText.of(replay.text(), literals);
  }

  boolean hasBinds() {
    return !replay.binds().isEmpty();
  }

  /** The setters by which the application bound its values, such as {@code setLong}, in order. */
  List<String> setters() {
    return replay.binds().stream().map(bind -> ((Bound) bind).setter()).toList();
  }

  /** What is to be sent when the transaction has been rolled back, as it holds for the session. */
  void cleanUpBy(String text) {
    cleaning.add(0, text);
  }

  /** Undoes what holds for the session; if it fails, nobody must use the connection any more. */
  void cleanUp() throws SQLException {
    for (String text : cleaning) {
      execute(text);
    }
    if (!cleaning.isEmpty()) {
      connection.rollback();
    }
  }

  /** Sends a text of our own that returns nothing of interest. */
  void execute(String text) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(TIMEOUT_SECONDS);
      statement.execute(text);
    }
  }

  /** What a text of our own answers. */
  List<List<String>> query(String text) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.setQueryTimeout(TIMEOUT_SECONDS);
      try (ResultSet answer = statement.executeQuery(text)) {
        return rows(answer);
      }
    }
  }

  /** What a text answers in which the application's values have to be bound. */
  List<List<String>> queryWithBinds(String text) throws SQLException {
    if (!replay.prepared()) {
      // Not prepared either: a question mark may be an operator in it.
      try (Statement statement = connection.createStatement()) {
        statement.setQueryTimeout(TIMEOUT_SECONDS);
        try (ResultSet answer = statement.executeQuery(text)) {
          return rows(answer);
        }
      }
    }
    try (PreparedStatement statement = connection.prepareStatement(text)) {
      statement.setQueryTimeout(TIMEOUT_SECONDS);
      bind(statement);
      try (ResultSet answer = statement.executeQuery()) {
        return rows(answer);
      }
    }
  }

  /**
   * Runs the statement itself with the application's values, where the session was told not to
   * execute what it is sent.
   */
  void pretend() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(replay.text())) {
      statement.setQueryTimeout(TIMEOUT_SECONDS);
      bind(statement);
      statement.execute();
    }
  }

  /** The database's names of the types that the values have by the setters that were used. */
  List<String> types() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(replay.text())) {
      bind(statement);
      ParameterMetaData parameters = statement.getParameterMetaData();
      List<String> types = new ArrayList<>();
      for (int i = 1; i <= parameters.getParameterCount(); i++) {
        types.add(parameters.getParameterTypeName(i));
      }
      return types;
    }
  }

  private void bind(PreparedStatement statement) throws SQLException {
    int index = 1;
    for (Object bind : replay.binds()) {
      ((Bound) bind).to(statement, index++);
    }
  }

  private static List<List<String>> rows(ResultSet answer) throws SQLException {
    ResultSetMetaData metaData = answer.getMetaData();
    int columns = metaData.getColumnCount();
    List<List<String>> rows = new ArrayList<>();
    long characters = 0;
    while (answer.next()) {
      List<String> row = new ArrayList<>(columns);
      for (int i = 1; i <= columns; i++) {
        String value = answer.getString(i);
        characters += value == null ? 0 : value.length();
        row.add(value);
      }
      if (characters > MAXIMUM_CHARACTERS) {
        throw new UnreadablePlanException.TooLong(MAXIMUM_CHARACTERS);
      }
      rows.add(row);
    }
    return rows;
  }
}
