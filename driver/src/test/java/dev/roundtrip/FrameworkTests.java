package dev.roundtrip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import dev.roundtrip.contract.LogCapture;
import dev.roundtrip.finding.Advice;
import dev.roundtrip.finding.Evidence.Note;
import dev.roundtrip.finding.Finding;
import dev.roundtrip.spi.EndedScope;
import dev.roundtrip.spi.RoundtripExtension;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** What frameworks rely on: scopes without a thread, names that come late, extensions, the log. */
class FrameworkTests {

  private static DataSource h2() {
    JdbcDataSource h2 = new JdbcDataSource();
    h2.setURL(
        "jdbc:h2:mem:framework;DB_CLOSE_DELAY=-1;INIT=create table if not exists owner(id int)");
    return h2;
  }

  private static void lookUp(DataSource dataSource, int times) throws SQLException {
    for (int i = 0; i < times; i++) {
      try (Connection connection = dataSource.getConnection();
          PreparedStatement lookup =
              connection.prepareStatement("select * from owner where id = ?")) {
        lookup.setInt(1, 1);
        try (ResultSet rows = lookup.executeQuery()) {
          rows.next();
        }
      }
    }
  }

  private static final class Extension implements RoundtripExtension {

    private final List<EndedScope> ended = new ArrayList<>();
    private boolean fails;

    @Override
    public Finding enrich(Finding finding) {
      if (fails) {
        throw new IllegalStateException("as planned");
      }
      return finding.withEvidence(
          finding
              .evidence()
              .with(new Advice("Better.", null), List.of(new Note("handler", "Owners.show"))));
    }

    @Override
    public boolean wantsScopes() {
      return true;
    }

    @Override
    public void ended(EndedScope scope) {
      ended.add(scope);
    }
  }

  @Test
  void whatAnExtensionKnowsIsInTheFindingAndInTheLog() throws SQLException {
    Extension extension = new Extension();
    try (LogCapture log = new LogCapture();
        Roundtrip roundtrip = Roundtrip.builder().extendedBy(extension).build()) {
      DataSource observed = roundtrip.wrap(h2());
      try (Scope scope = roundtrip.openScope("GET")) {
        scope.rename("GET /owners/{id}");
        lookUp(observed, 6);
      }
      EndedScope ended = extension.ended.get(0);
      assertThat(ended.name()).isEqualTo("GET /owners/{id}");
      assertThat(ended.statements()).isEqualTo(6);
      assertThat(ended.sent())
          .singleElement()
          .satisfies(sent -> assertThat(sent.count()).isEqualTo(6));
      assertThat(ended.connections().acquisitions()).isEqualTo(6);
      assertThat(ended.report().findings())
          .singleElement()
          .satisfies(finding -> assertThat(finding.advice().text()).isEqualTo("Better."));
      assertThat(String.join(" ", log.all()))
          .contains("handler    Owners.show", "[GET /owners/{id}]");
    }
  }

  @Test
  void anExtensionThatFailsCostsItsOwnWordsOnly() throws SQLException {
    Extension extension = new Extension();
    extension.fails = true;
    try (Roundtrip roundtrip = Roundtrip.builder().extendedBy(extension).build()) {
      DataSource observed = roundtrip.wrap(h2());
      try (Scope scope = roundtrip.openScope("work")) {
        lookUp(observed, 6);
      }
      assertThat(extension.ended.get(0).report().findings()).hasSize(1);
      assertThat(roundtrip.ownFailures()).isEqualTo(1);
    }
  }

  @Test
  void aStatementOutsideOfScopesIsToldToo() throws SQLException {
    Extension extension = new Extension();
    try (Roundtrip roundtrip = Roundtrip.builder().extendedBy(extension).build()) {
      lookUp(roundtrip.wrap(h2()), 1);

      assertThat(extension.ended)
          .singleElement()
          .satisfies(scope -> assertThat(scope.explicit()).isFalse());
    }
  }

  @Test
  void aDetachedScopeIsOnAThreadOnlyWhileItIsEntered() throws SQLException {
    try (Roundtrip roundtrip = Roundtrip.builder().build()) {
      DataSource observed = roundtrip.wrap(h2());
      Scope scope = roundtrip.openDetachedScope("request");
      assertThat(roundtrip.currentScope()).isEmpty();
      try (Scope.Entered entered = scope.enterOnThisThread()) {
        assertThat(scope.isOnThisThread()).isTrue();
        lookUp(observed, 2);
      }
      assertThat(scope.isOnThisThread()).isFalse();
      lookUp(observed, 1);
      assertThat(scope.statements()).isEqualTo(2);
      assertThat(scope.statement(0)).isPresent();
      assertThat(scope.statement(2)).isEmpty();
      scope.close();
    }
  }

  @Test
  void ofADetachedScopeInWhichNothingWasSentNothingIsSaid() {
    Extension extension = new Extension();
    try (LogCapture log = new LogCapture();
        Roundtrip roundtrip = Roundtrip.builder().extendedBy(extension).build()) {
      roundtrip.openDetachedScope("GET /favicon.ico").close();

      assertThat(extension.ended).isEmpty();
      assertThat(log.all()).isEmpty();
    }
  }

  @Test
  void whatWouldBeReportedCanBeAskedBeforeTheEnd() throws SQLException {
    try (Roundtrip roundtrip = Roundtrip.builder().build()) {
      DataSource observed = roundtrip.wrap(h2());
      try (Scope scope = roundtrip.openScope("work")) {
        lookUp(observed, 6);
        assertThat(scope.reportSoFar().findings()).hasSize(1);
        assertThatThrownBy(scope::report).isInstanceOf(IllegalStateException.class);
      }
    }
  }

  @Test
  void aFindingIsLoggedOnceInTheInterval() throws SQLException {
    try (LogCapture log = new LogCapture();
        Roundtrip roundtrip =
            Roundtrip.builder().log(Logging.FINDINGS).logInterval(Duration.ofHours(1)).build()) {
      DataSource observed = roundtrip.wrap(h2());
      for (int i = 0; i < 3; i++) {
        try (Scope scope = roundtrip.openScope("work")) {
          lookUp(observed, 6);
        }
      }
      assertThat(log.at(Level.WARN)).hasSize(1);
    }
  }

  @Test
  void switchedOffTheLogSaysNothing() throws SQLException {
    try (LogCapture log = new LogCapture();
        Roundtrip roundtrip = Roundtrip.builder().log(Logging.OFF).build()) {
      DataSource observed = roundtrip.wrap(h2());
      try (Scope scope = roundtrip.openScope("work")) {
        lookUp(observed, 6);
      }
      assertThat(log.all()).isEmpty();
    }
  }

  @Test
  void propertiesOfAFrameworkAreCheckedAndInProductionTolerated() {
    Map<String, Map<String, String>> wrong =
        Map.of("application.yaml:3", Map.of("roundtrip.slow-treshold", "1s"));
    assertThatThrownBy(() -> Roundtrip.fromProperties(wrong))
        .hasMessageContaining("roundtrip.slow-treshold in application.yaml:3 is not known")
        .hasMessageContaining("did you mean roundtrip.slow-threshold?");

    Map<String, Map<String, String>> production =
        Map.of(
            "application.yaml",
            Map.of("roundtrip.environment", "production", "roundtrip.slow-threshold", "fast"));
    Roundtrip.fromProperties(production).build().close();
  }

  @Test
  void anObservedDataSourceIsToldFromAnother() {
    try (Roundtrip roundtrip = Roundtrip.builder().build()) {
      DataSource plain = h2();
      assertThat(roundtrip.isObserved(plain)).isFalse();
      assertThat(roundtrip.isObserved(roundtrip.wrap(plain))).isTrue();
    }
  }
}
