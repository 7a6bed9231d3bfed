package dev.roundtrip.pains;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.roundtrip.Roundtrip;
import dev.roundtrip.RoundtripDriver;
import dev.roundtrip.Scope;
import dev.roundtrip.contract.LogCapture;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import javax.sql.XAConnection;
import javax.sql.XADataSource;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.h2.api.ErrorCode;
import org.h2.jdbc.JdbcConnection;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes wrong goes wrong as it does without us, and what is logged can be acted upon. */
class BadInputTests {

  private final LogCapture log = new LogCapture();
  private final Roundtrip roundtrip = Roundtrip.builder().build();
  private final RoundtripDriver driver = new RoundtripDriver();
  private final JdbcDataSource raw = Library.h2();

  BadInputTests() throws SQLException {}

  @AfterEach
  void nothingOfOursFailed() {
    roundtrip.close();
    log.close();
    assertThat(roundtrip.ownFailures()).isZero();
    assertThat(log.withStack()).isEmpty();
  }

  @Test
  void aUrlThatNamesNoDatabaseIsSaidWithTheFormThatIsRight() {
    assertThat(catchThrowable(() -> driver.connect("jdbc:roundtrip:", new Properties())))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("names no database")
        .hasMessageContaining("jdbc:roundtrip:");
  }

  @Test
  void aDriverThatIsNotThereIsSaidWithItsSubprotocol() {
    assertThat(
            catchThrowable(
                () -> driver.connect("jdbc:roundtrip:nosuch://host/books", new Properties())))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("No JDBC driver accepts jdbc:nosuch:")
        .hasMessageContaining("class path");
  }

  @Test
  void aPrefixThatStandsTwiceIsSaid() {
    assertThat(
            catchThrowable(
                () -> driver.connect("jdbc:roundtrip:jdbc:roundtrip:h2:mem:x", new Properties())))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("stands twice");
  }

  @Test
  void aResourceThatThrowsLeavesTheConnectionUsableAndItsExceptionUntouched() throws Exception {
    XAException failure = new XAException(XAException.XAER_RMERR);
    XADataSource observed = roundtrip.wrapXa(failing(failure));
    XAConnection physical = observed.getXAConnection();
    XAResource resource = physical.getXAResource();
    Xid branch = new Branch();

    for (var call :
        List.<ThrowingCallable>of(
            () -> resource.start(branch, XAResource.TMNOFLAGS),
            () -> resource.end(branch, XAResource.TMSUCCESS),
            () -> resource.prepare(branch),
            () -> resource.commit(branch, true),
            () -> resource.rollback(branch),
            () -> resource.recover(XAResource.TMSTARTRSCAN),
            () -> resource.forget(branch))) {
      assertThat(catchThrowable(call)).isSameAs(failure);
    }
    try (Scope scope = roundtrip.openScope("after the failure");
        Connection connection = physical.getConnection();
        Statement statement = connection.createStatement()) {
      assertThat(statement.execute("select 1")).isTrue();
      assertThat(scope.statements()).isEqualTo(1);
    }
    physical.close();
  }

  /** H2's data source, whose resources throw whatever they are asked to do. */
  private XADataSource failing(XAException failure) {
    return (XADataSource)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {XADataSource.class},
            (proxy, method, arguments) -> {
              XAConnection real = raw.getXAConnection();
              return Proxy.newProxyInstance(
                  getClass().getClassLoader(),
                  new Class<?>[] {XAConnection.class},
                  (connection, called, values) ->
                      called.getName().equals("getXAResource")
                          ? Proxy.newProxyInstance(
                              getClass().getClassLoader(),
                              new Class<?>[] {XAResource.class},
                              (resource, asked, given) -> {
                                throw failure;
                              })
                          : called.invoke(real, values));
            });
  }

  @Test
  void aPhysicalConnectionThatIsClosedUnderneathFailsAsItDoesWithoutUs() throws SQLException {
    assertThat(afterClosingUnderneath(roundtrip.wrap(raw))).isEqualTo(afterClosingUnderneath(raw));
  }

  private static List<String> afterClosingUnderneath(DataSource dataSource) throws SQLException {
    Connection connection = dataSource.getConnection();
    PreparedStatement statement = connection.prepareStatement(Library.QUERY);
    statement.setInt(1, 1);
    ResultSet rows = statement.executeQuery();
    connection.unwrap(JdbcConnection.class).close();
    return List.of(
        seen(rows::next),
        seen(() -> statement.setInt(1, 2)),
        seen(statement::executeQuery),
        seen(connection::createStatement),
        seen(connection::commit),
        seen(rows::close),
        seen(statement::close),
        seen(connection::close),
        seen(connection::close));
  }

  @Test
  void whatIsClosedTwiceOrReadAfterwardsFailsAsItDoesWithoutUs() throws SQLException {
    assertThat(closedTwiceAndRead(roundtrip.wrap(raw))).isEqualTo(closedTwiceAndRead(raw));
  }

  private static List<String> closedTwiceAndRead(DataSource dataSource) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      PreparedStatement statement = connection.prepareStatement(Library.QUERY);
      statement.setInt(1, 1);
      ResultSet rows = statement.executeQuery();
      return List.of(
          seen(rows::close),
          seen(rows::close),
          seen(rows::next),
          seen(() -> rows.getString(1)),
          seen(statement::close),
          seen(statement::close),
          seen(statement::executeQuery),
          seen(statement::getResultSet));
    }
  }

  @Test
  void aStatementThatAnotherThreadCancelsEndsAsItDoesWithoutUs() throws Exception {
    assertThat(cancelled(roundtrip.wrap(raw)))
        .isEqualTo(cancelled(raw))
        .contains(String.valueOf(ErrorCode.STATEMENT_WAS_CANCELED));
  }

  private static String cancelled(DataSource dataSource) throws Exception {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "create alias if not exists enter for \"dev.roundtrip.pains.InDriver.enter\"");
      CountDownLatch entered = InDriver.expect();
      Thread canceller =
          new Thread(
              () -> {
                await(entered);
                seen(statement::cancel);
              });
      canceller.start();
      String seen =
          seen(
              () ->
                  statement.executeQuery(
                      "select max(a.x * b.x + enter()) from system_range(1, 100000) a,"
                          + " system_range(1, 100000) b"));
      entered.countDown(); // Also if the statement was refused.
      canceller.join();
      return seen;
    }
  }

  @Test
  void aThreadThatIsInterruptedInTheDriverSeesWhatItSeesWithoutUs() throws Exception {
    assertThat(interrupted(roundtrip.wrap(raw)))
        .isEqualTo(interrupted(raw))
        .contains("InterruptedException");
  }

  private static String interrupted(DataSource dataSource) throws Exception {
    Thread self = Thread.currentThread();
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "create alias if not exists linger for \"dev.roundtrip.pains.InDriver.linger\"");
      CountDownLatch entered = InDriver.expect();
      Thread interrupter =
          new Thread(
              () -> {
                await(entered);
                self.interrupt();
              });
      interrupter.start();
      String seen = seen(() -> statement.executeQuery("select linger()"));
      boolean flag = Thread.interrupted();
      entered.countDown(); // Also if the statement was refused.
      interrupter.join();
      return seen + ", interrupted: " + flag;
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What an application sees of a call: the failure with its codes and causes, or none. */
  private static String seen(ThrowingCallable call) {
    StringBuilder seen = new StringBuilder();
    for (Throwable failure = catchThrowable(call); failure != null; failure = cause(failure)) {
      seen.append(failure.getClass().getName()).append(": ").append(failure.getMessage());
      if (failure instanceof SQLException sql) {
        seen.append(' ').append(sql.getSQLState()).append(' ').append(sql.getErrorCode());
      }
      seen.append('\n');
    }
    return seen.isEmpty() ? "nothing" : seen.toString();
  }

  private static @Nullable Throwable cause(Throwable failure) {
    return failure.getCause();
  }

  private record Branch() implements Xid {

    @Override
    public int getFormatId() {
      return 1;
    }

    @Override
    public byte[] getGlobalTransactionId() {
      return new byte[] {1};
    }

    @Override
    public byte[] getBranchQualifier() {
      return new byte[] {2};
    }
  }
}
