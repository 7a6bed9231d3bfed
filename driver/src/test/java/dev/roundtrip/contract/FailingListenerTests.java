package dev.roundtrip.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import dev.roundtrip.Roundtrip;
import dev.roundtrip.Scope;
import dev.roundtrip.finding.Finding;
import dev.roundtrip.finding.FindingListener;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A listener or a log that fails takes nothing from the application or from other listeners. */
class FailingListenerTests {

  private static final String MISSED =
      "A finding listener failed and has missed a finding. The application is not affected;"
          + " further cases are only counted.";

  @Test
  void whateverAListenerThrowsIsLoggedOncePerKindAndTheNextOneIsTold() throws SQLException {
    List<Finding> findings = new ArrayList<>();
    FindingListener failing =
        finding -> {
          throw new IllegalStateException("listener");
        };
    FindingListener broken =
        finding -> {
          throw new NoClassDefFoundError("listener");
        };
    try (LogCapture log = new LogCapture()) {
      Roundtrip roundtrip =
          Roundtrip.builder().onFinding(failing).onFinding(broken).onFinding(findings::add).build();
      DataSource dataSource = roundtrip.wrap(Bookshop.create());
      for (int i = 0; i < 3; i++) {
        try (Scope scope = roundtrip.openScope("run " + i)) {
          Bookshop.nPlusOne(dataSource, 3);
        }
      }

      assertThat(findings).hasSize(3);
      assertThat(roundtrip.ownFailures()).isEqualTo(6);
      assertThat(log.withStack()).containsExactly(MISSED, MISSED);
    }
  }

  @Test
  void aListenerThatFailsAtCommitOrCloseDoesNotReachTheApplication() throws SQLException {
    Roundtrip roundtrip =
        Roundtrip.builder()
            .slowThreshold(Duration.ofMinutes(1))
            .onFinding(
                finding -> {
                  throw new AssertionError("N+1 in production");
                })
            .build();
    DataSource dataSource = roundtrip.wrap(Bookshop.create());
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      for (long author : Bookshop.authors(connection, 3)) {
        Bookshop.titles(connection, author);
      }
      assertThatCode(connection::commit).doesNotThrowAnyException();
      for (long author : Bookshop.authors(connection, 3)) {
        Bookshop.titles(connection, author);
      }
    }
    assertThat(roundtrip.ownFailures()).isEqualTo(2);
  }

  @Test
  void aLogThatThrowsCostsNoListenerItsFinding() throws SQLException {
    List<Finding> findings = new ArrayList<>();
    Roundtrip roundtrip = Roundtrip.builder().onFinding(findings::add).build();
    DataSource dataSource = roundtrip.wrap(Bookshop.create());
    Logger logger = (Logger) org.slf4j.LoggerFactory.getLogger("dev.roundtrip");
    Appender<ILoggingEvent> full = appenderThatThrows();
    logger.addAppender(full);
    try (Scope scope = roundtrip.openScope("no space left on device")) {
      Bookshop.nPlusOne(dataSource, 3);
      assertThatCode(scope::close).doesNotThrowAnyException();
    } finally {
      logger.detachAppender(full);
    }

    assertThat(findings).hasSize(1);
    assertThat(roundtrip.ownFailures()).isPositive();
  }

  @SuppressWarnings("unchecked") // There is no class literal of a parameterized type.
  private static Appender<ILoggingEvent> appenderThatThrows() {
    return (Appender<ILoggingEvent>)
        Proxy.newProxyInstance(
            FailingListenerTests.class.getClassLoader(),
            new Class<?>[] {Appender.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "doAppend" -> throw new IllegalStateException("no space left on device");
                  case "equals" -> arguments != null && proxy == arguments[0];
                  case "hashCode" -> System.identityHashCode(proxy);
                  default -> MisbehavingDriver.nothing(method.getReturnType());
                });
  }
}
