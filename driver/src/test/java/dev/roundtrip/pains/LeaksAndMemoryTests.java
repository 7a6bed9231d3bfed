package dev.roundtrip.pains;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import dev.roundtrip.Roundtrip;
import dev.roundtrip.Scope;
import dev.roundtrip.contract.LogCapture;
import dev.roundtrip.finding.Finding;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class LeaksAndMemoryTests {

  /** datasource-proxy PR #53; decorator #19: a scheduled task for each query. */
  @Test
  void aThousandStatementsOnManyDataSourcesNeedOneThread() throws SQLException {
    Set<Thread> before = threads();
    try (Roundtrip roundtrip = Roundtrip.builder().build()) {
      for (int source = 0; source < 10; source++) {
        DataSource observed = roundtrip.wrap(Library.h2());
        for (int i = 0; i < 100; i++) {
          Library.title(observed, 1);
        }
      }
      Set<Thread> ours = new HashSet<>(threads());
      ours.removeAll(before);
      assertThat(ours).hasSize(1).allMatch(Thread::isDaemon);
    }
  }

  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("roundtrip"))
        .collect(Collectors.toSet());
  }

  /** decorator #39: an executor kept the JVM from ending. */
  @Test
  void aJvmEndsAlthoughNobodyClosedAnything() throws Exception {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ForgetfulProgram.class.getName())
            .redirectErrorStream(true)
            .start();
    String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(child.waitFor(1, MINUTES)).isTrue();
    assertThat(child.exitValue()).as(output).isZero();
    assertThat(output).contains("Kindred");
  }

  /** datasource-micrometer #91, #38, #67. */
  @Test
  void closingAgainCountsAndReportsNothing() throws SQLException {
    List<Finding> findings = new CopyOnWriteArrayList<>();
    try (LogCapture log = new LogCapture();
        Roundtrip roundtrip = Roundtrip.builder().onFinding(findings::add).build()) {
      DataSource observed = roundtrip.wrap(Library.h2());
      Scope scope = roundtrip.openScope("again");
      Connection connection = observed.getConnection();
      PreparedStatement statement = connection.prepareStatement(Library.QUERY);
      statement.setInt(1, 1);
      ResultSet rows = statement.executeQuery();
      for (int i = 0; i < 3; i++) {
        rows.close();
        statement.close();
        connection.close();
      }
      scope.close();
      scope.close();

      assertThat(log.at(Level.INFO))
          .singleElement()
          .asString()
          .startsWith("again: 1 statement of 1 shape, ");
      assertThat(findings).isEmpty();
      assertThat(roundtrip.ownFailures()).isZero();
    }
  }

  /** datasource-micrometer #91: a scope stayed on the thread of a pool. */
  @Test
  void whatTheNextTaskOfTheThreadSendsIsNotCountedInTheScopeBefore() throws SQLException {
    try (Roundtrip roundtrip = Roundtrip.builder().build()) {
      DataSource observed = roundtrip.wrap(Library.h2());
      Scope former = roundtrip.openScope("former");
      Library.title(observed, 1);
      former.close();
      Library.title(observed, 2);
      try (Scope next = roundtrip.openScope("next")) {
        Library.title(observed, 3);
        assertThat(next.statements()).isEqualTo(1);
      }
      assertThat(former.statements()).isEqualTo(1);
      assertThat(roundtrip.unattributedStatements()).isZero();
    }
  }
}
