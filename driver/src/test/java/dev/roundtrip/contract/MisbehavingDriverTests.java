package dev.roundtrip.contract;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import dev.roundtrip.Roundtrip;
import dev.roundtrip.Scope;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The same calls on the raw and on the wrapped data source of a driver that misbehaves. */
class MisbehavingDriverTests {

  private static final List<String> METHODS =
      List.of(
          "getConnection",
          "createStatement",
          "prepareStatement",
          "setLong",
          "setObject",
          "executeQuery",
          "execute",
          "executeUpdate",
          "addBatch",
          "executeBatch",
          "getUpdateCount",
          "getResultSet",
          "getMoreResults",
          "getGeneratedKeys",
          "next",
          "getLong",
          "getString",
          "getObject",
          "wasNull",
          "getStatement",
          "close",
          "commit",
          "rollback",
          "setAutoCommit",
          "isValid",
          "clearWarnings",
          "getMetaData",
          "getDatabaseProductName",
          "isWrapperFor",
          "unwrap");

  private final LogCapture log = new LogCapture();

  @AfterEach
  void stopCapturing() {
    log.close();
  }

  static Stream<Arguments> misbehaviour() {
    return METHODS.stream()
        .flatMap(
            method ->
                Stream.of(
                        new SQLException("driver"),
                        new IllegalStateException("driver"),
                        new AbstractMethodError("driver of an older JDBC"),
                        new StackOverflowError("driver"),
                        null)
                    .map(failure -> Arguments.of(method, failure)));
  }

  @ParameterizedTest
  @MethodSource("misbehaviour")
  void theApplicationSeesWhatItSeesWithoutUs(String method, @Nullable Throwable failure)
      throws SQLException {
    Predicate<Method> misbehaving = candidate -> candidate.getName().equals(method);
    MisbehavingDriver driver = new MisbehavingDriver(misbehaving, failure);
    List<@Nullable Object> raw =
        new Application(driver.over(Bookshop.create(), DataSource.class)).run();
    Roundtrip roundtrip = Roundtrip.builder().explain(false).build();
    DataSource observed = roundtrip.wrap(driver.over(Bookshop.create(), DataSource.class));

    List<@Nullable Object> seen;
    try (Scope scope = roundtrip.openScope("side by side")) {
      seen = new Application(observed).run();
    }

    assertThat(seen).isEqualTo(raw);
    boolean nameIsUnknown =
        failure != null && Set.of("getMetaData", "getDatabaseProductName").contains(method);
    assertThat(roundtrip.ownFailures()).isEqualTo(nameIsUnknown ? 1 : 0);
    assertThat(log.withStack()).hasSize(nameIsUnknown ? 1 : 0);
  }

  @Test
  void aNameThatIsNotToldIsLoggedOncePerKindAndCounted() throws SQLException {
    MisbehavingDriver driver =
        new MisbehavingDriver(
            method -> method.getName().equals("getDatabaseProductName"),
            new SQLException("no metadata today"));
    try (Roundtrip roundtrip = Roundtrip.builder().explain(false).build()) {
      for (int i = 0; i < 3; i++) {
        DataSource raw = driver.over(Bookshop.create(), DataSource.class);
        DataSource observed = roundtrip.wrap(raw);
        assertThat(Bookshop.titles(observed, Bookshop.author(1))).isEqualTo(2);
        assertThat(Bookshop.titles(observed, Bookshop.author(2))).isEqualTo(2);
      }
      assertThat(roundtrip.ownFailures()).isEqualTo(3);
    }

    assertThat(log.withStack())
        .containsExactly(
            "The database did not tell its name, so its SQL is read as standard SQL. The"
                + " application is not affected; further cases are only counted.");
    assertThat(log.at(Level.WARN))
        .contains("3 failures of Roundtrip itself; each kind is in the log above.");
  }

  @Test
  void aDataSourceThatSaysItIsEverythingIsObservedAllTheSame() throws SQLException {
    DataSource real = Bookshop.create();
    DataSource boaster =
        (DataSource)
            java.lang.reflect.Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) ->
                    switch (method.getName()) {
                      case "isWrapperFor" -> true;
                      case "unwrap" -> null;
                      default -> method.invoke(real, arguments);
                    });
    Roundtrip roundtrip = Roundtrip.builder().explain(false).build();
    DataSource observed = roundtrip.wrap(boaster);

    try (Scope scope = roundtrip.openScope("boaster")) {
      Bookshop.nPlusOne(observed, 2);
      assertThat(scope.statements()).isEqualTo(3);
    }
  }

  /** An application that goes on whatever happens, and notes what it sees. */
  private static final class Application {

    private final DataSource dataSource;
    private final List<@Nullable Object> seen = new ArrayList<>();

    Application(DataSource dataSource) {
      this.dataSource = dataSource;
    }

    @FunctionalInterface
    private interface Step<S> {
      @Nullable Object on(S subject) throws Exception;
    }

    @FunctionalInterface
    private interface Command<S> {
      void on(S subject) throws Exception;
    }

    List<@Nullable Object> run() {
      step(dataSource, source -> source.isWrapperFor(Runnable.class));
      step(dataSource, source -> source.unwrap(JdbcDataSource.class) == null);
      Connection connection = make(Connection.class, dataSource, DataSource::getConnection);
      step(connection, c -> c.isValid(1));
      step(connection, c -> c.isWrapperFor(Runnable.class));
      step(connection, c -> c.isWrapperFor(null));
      step(connection, c -> c.unwrap(Runnable.class));
      step(connection, c -> c.getMetaData().getDatabaseProductName());
      prepared(connection);
      plain(connection);
      command(connection, c -> c.setAutoCommit(false));
      update(connection);
      command(connection, Connection::commit);
      update(connection);
      command(connection, Connection::rollback);
      command(connection, Connection::clearWarnings);
      command(connection, Connection::close);
      command(connection, Connection::close);
      step(connection, Connection::isClosed);
      return seen;
    }

    private void prepared(@Nullable Connection connection) {
      PreparedStatement query =
          make(
              PreparedStatement.class,
              connection,
              c -> c.prepareStatement("select id, title from book where author_id = ?"));
      for (int i = 0; i < 3; i++) {
        long author = Bookshop.author(i);
        command(query, q -> q.setLong(1, author));
        command(query, q -> q.setObject(1, author));
        rows(make(ResultSet.class, query, PreparedStatement::executeQuery));
      }
      command(query, Statement::close);
    }

    private void plain(@Nullable Connection connection) {
      Statement statement = make(Statement.class, connection, Connection::createStatement);
      step(statement, s -> s.execute("select id, name from author"));
      rows(make(ResultSet.class, statement, Statement::getResultSet));
      step(statement, Statement::getMoreResults);
      step(statement, Statement::getUpdateCount);
      rows(make(ResultSet.class, statement, s -> s.executeQuery("select 1, 'x'")));
      step(statement, s -> s.executeQuery("no sql"));
      command(statement, s -> s.addBatch("update book set title = 'y'"));
      command(statement, s -> s.addBatch("update author set name = 'z'"));
      step(statement, s -> sum(s.executeBatch()));
      step(statement, s -> s.getGeneratedKeys() == null);
      command(statement, Statement::close);
    }

    private void update(@Nullable Connection connection) {
      PreparedStatement update =
          make(
              PreparedStatement.class,
              connection,
              c -> c.prepareStatement("update book set title = 'new' where author_id = ?"));
      command(update, u -> u.setLong(1, Bookshop.author(1)));
      step(update, PreparedStatement::executeUpdate);
      command(update, PreparedStatement::addBatch);
      step(update, u -> sum(u.executeBatch()));
      command(update, Statement::close);
    }

    private void rows(@Nullable ResultSet rows) {
      for (int i = 0; i < 3; i++) {
        step(rows, ResultSet::next);
        step(rows, r -> r.getLong(1));
        step(rows, r -> r.getString(2));
        step(rows, r -> r.getObject(1));
        step(rows, ResultSet::wasNull);
      }
      step(rows, r -> r.getStatement() == null);
      command(rows, ResultSet::close);
    }

    private static @Nullable Object sum(int @Nullable [] counts) {
      return counts == null ? null : java.util.Arrays.stream(counts).sum();
    }

    private <S> void command(@Nullable S subject, Command<S> command) {
      step(
          subject,
          s -> {
            command.on(s);
            return "done";
          });
    }

    private <S> void step(@Nullable S subject, Step<S> step) {
      if (subject != null) {
        try {
          seen.add(step.on(subject));
        } catch (Throwable failure) {
          seen.add(seenOf(failure));
        }
      }
    }

    private <S, T> @Nullable T make(Class<T> type, @Nullable S subject, Step<S> step) {
      if (subject == null) {
        return null;
      }
      try {
        T made = type.cast(step.on(subject));
        seen.add(made == null ? "no " + type : "a " + type);
        return made;
      } catch (Throwable failure) {
        seen.add(seenOf(failure));
        return null;
      }
    }

    /** The driver's own failure is the same object; one that H2 makes anew reads the same. */
    private static Object seenOf(Throwable failure) {
      boolean injected = String.valueOf(failure.getMessage()).startsWith("driver");
      return injected
          ? failure
          : failure instanceof SQLException
              ? failure.getClass() + ": " + failure.getMessage()
              : failure.getClass();
    }
  }
}
