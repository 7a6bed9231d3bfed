package dev.roundtrip.advice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.Environment;
import dev.roundtrip.Proving;
import dev.roundtrip.Roundtrip;
import dev.roundtrip.Scope;
import dev.roundtrip.contract.Engine;
import dev.roundtrip.finding.Finding;
import dev.roundtrip.finding.NPlusOneFinding;
import dev.roundtrip.finding.RewriteProof;
import dev.roundtrip.internal.report.FindingText;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

class RewriteTests {

  private static final String LOOKUP =
      "select id, code, total from twin_purchase where buyer_id = ?";

  @ParameterizedTest
  @EnumSource(Engine.class)
  void oneStatementReturnsTheRowsOfAll(Engine engine) throws SQLException {
    NPlusOneFinding finding = nPlusOne(engine, Roundtrip.builder(), LOOKUP);

    RewriteProof proof = Objects.requireNonNull(finding.rewrite());
    assertThat(proof.roundTrips()).isEqualTo(25);
    assertThat(proof.rows()).isEqualTo(25 * 50);
    assertThat(proof.statement())
        .isEqualTo("select id, code, total from twin_purchase where buyer_id in (?)");
    assertThat(FindingText.of(finding))
        .contains("25 round trips, ", " → 1 round trip, ", ", same 1250 rows");
  }

  @Test
  void whatCannotBePutTogetherIsNotTried() throws SQLException {
    assertThat(
            nPlusOne(
                    Engine.H2,
                    Roundtrip.builder(),
                    "select id, code from twin_purchase where buyer_id = ? order by id limit 3")
                .rewrite())
        .isNull();
    assertThat(
            nPlusOne(
                    Engine.H2,
                    Roundtrip.builder(),
                    "select max(total) from twin_purchase where buyer_id = ?")
                .rewrite())
        .isNull();
  }

  @Test
  void nothingIsTriedWhereItIsSwitchedOff() throws SQLException {
    assertThat(nPlusOne(Engine.H2, Roundtrip.builder().proof(Proving.OFF), LOOKUP).rewrite())
        .isNull();
  }

  @Test
  void inProductionItIsTriedOnRequestWhenTheScopeHasLongEnded() throws Exception {
    BlockingQueue<Finding> findings = new LinkedBlockingQueue<>();
    try (Roundtrip roundtrip =
        Roundtrip.builder()
            .environment(Environment.PRODUCTION)
            .costGate(Duration.ZERO, 0)
            .explain(true)
            .proof(Proving.REWRITES)
            .onFinding(findings::add)
            .build()) {
      send(roundtrip, Shop.in(Engine.H2), LOOKUP).close();

      Finding finding = Objects.requireNonNull(findings.poll(1, TimeUnit.MINUTES));
      assertThat(Objects.requireNonNull(((NPlusOneFinding) finding).rewrite()).roundTrips())
          .isEqualTo(25);
    }
  }

  /** A driver may be older than what is called on it: the finding keeps its plan all the same. */
  @Test
  void aDriverThatLacksAMethodCostsTheProofOnly() throws SQLException {
    DataSource lacking =
        new DelegatingDataSource(Shop.in(Engine.H2)) {
          @Override
          public Connection getConnection() throws SQLException {
            return withoutIsReadOnly(super.getConnection());
          }
        };
    try (Roundtrip roundtrip = Roundtrip.builder().build()) {
      Scope scope = send(roundtrip, lacking, LOOKUP);
      scope.close();

      NPlusOneFinding finding = (NPlusOneFinding) scope.report().findings().get(0);
      assertThat(finding.children().get(0).plan()).isNotNull();
      assertThat(finding.rewrite()).isNull();
      assertThat(roundtrip.ownFailures()).isEqualTo(1);
    }
  }

  private static Connection withoutIsReadOnly(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            RewriteTests.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("isReadOnly")) {
                throw new AbstractMethodError("isReadOnly");
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException failure) {
                throw failure.getTargetException();
              }
            });
  }

  private static NPlusOneFinding nPlusOne(Engine engine, Roundtrip.Builder builder, String lookup)
      throws SQLException {
    try (Roundtrip roundtrip = builder.build()) {
      Scope scope = send(roundtrip, Shop.in(engine), lookup);
      scope.close();
      assertThat(roundtrip.ownFailures()).isZero();
      return (NPlusOneFinding)
          scope.report().findings().stream()
              .filter(NPlusOneFinding.class::isInstance)
              .findFirst()
              .orElseThrow();
    }
  }

  /** In a scope that is still open. */
  private static Scope send(Roundtrip roundtrip, DataSource raw, String lookup)
      throws SQLException {
    DataSource dataSource = roundtrip.wrap(raw);
    Scope scope = roundtrip.openScope("buyers");
    try (Connection connection = dataSource.getConnection();
        Statement buyers = connection.createStatement();
        ResultSet rows =
            buyers.executeQuery(
                "select id, name from twin_buyer where id > 700 and id <= 725 order by id");
        PreparedStatement purchases = connection.prepareStatement(lookup)) {
      while (rows.next()) {
        purchases.setLong(1, rows.getLong(1));
        try (ResultSet found = purchases.executeQuery()) {
          while (found.next()) {
            found.getObject(1);
          }
        }
      }
    }
    return scope;
  }
}
