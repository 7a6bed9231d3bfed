package dev.roundtrip.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.Roundtrip;
import dev.roundtrip.Scope;
import dev.roundtrip.finding.Finding;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A listener that itself uses the observed data source causes no findings about itself. */
class CuriousListenerTests {

  private static final int ENOUGH = 50;

  private final List<Finding> findings = new ArrayList<>();
  private final DataSource bookshop;
  private DataSource observed;
  private boolean opensScopes;
  private boolean leavesThemOpen;
  private Roundtrip roundtrip = Roundtrip.builder().build();

  CuriousListenerTests() throws SQLException {
    bookshop = Bookshop.create();
    observed = bookshop;
  }

  private void listen(Finding finding) {
    findings.add(finding);
    assertThat(findings).as("a listener that is told of itself").hasSizeLessThan(ENOUGH);
    try {
      if (opensScopes) {
        Scope scope = roundtrip.openScope("of the listener");
        nPlusOne();
        assertThat(scope.statements()).isZero();
        if (!leavesThemOpen) {
          scope.close();
        }
      } else {
        nPlusOne();
      }
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private void nPlusOne() throws SQLException {
    Bookshop.nPlusOne(observed, 3);
  }

  private void observe(Roundtrip.Builder builder) {
    roundtrip = builder.onFinding(this::listen).build();
    observed = roundtrip.wrap(bookshop);
  }

  @Test
  void whatItSendsIsCountedNowhere() throws SQLException {
    observe(Roundtrip.builder());
    try (Scope outer = roundtrip.openScope("outer")) {
      try (Scope scope = roundtrip.openScope("request")) {
        nPlusOne();
        assertThat(scope.statements()).isEqualTo(4);
      }
      assertThat(findings).hasSize(1);
      assertThat(outer.statements()).isZero();
      nPlusOne();
      assertThat(outer.statements()).as("counting goes on afterwards").isEqualTo(4);
    }
    assertThat(findings).hasSize(2);
    assertThat(roundtrip.unattributedStatements()).isZero();
    assertThat(roundtrip.ownFailures()).isZero();
  }

  @Test
  void scopesThatItOpensEndInSilenceEvenIfItForgetsThem() throws SQLException {
    observe(Roundtrip.builder());
    opensScopes = true;
    for (boolean forgets : List.of(false, true)) {
      leavesThemOpen = forgets;
      findings.clear();
      try (Scope scope = roundtrip.openScope("request")) {
        nPlusOne();
      }
      assertThat(findings).hasSize(1);
      try (Scope scope = roundtrip.openScope("next")) {
        nPlusOne();
        assertThat(scope.statements()).isEqualTo(4);
      }
      assertThat(findings).hasSize(2);
    }
    assertThat(roundtrip.ownFailures()).isZero();
  }

  @Test
  void itsOwnAcquisitionsSlowStatementsAndTransactionsAreNotReported() throws SQLException {
    observe(Roundtrip.builder().acquisitionThreshold(Duration.ZERO).slowThreshold(Duration.ZERO));
    try (Connection connection = observed.getConnection()) {
      connection.setAutoCommit(false);
      connection.createStatement().executeQuery("select 1").close();
      connection.commit();
    }
    assertThat(findings).isNotEmpty();
    assertThat(roundtrip.ownFailures()).isZero();
  }
}
