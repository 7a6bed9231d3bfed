package dev.roundtrip.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.Roundtrip;
import dev.roundtrip.RoundtripQueryListener;
import dev.roundtrip.Scope;
import dev.roundtrip.WrappersOnly;
import dev.roundtrip.finding.Finding;
import dev.roundtrip.finding.FindingKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.junit.jupiter.api.Test;

@WrappersOnly("the listener stands down")
class DatasourceProxyDoorTests extends DoorContract {

  private final Roundtrip roundtrip =
      Roundtrip.builder().showValues(true).onFinding(findings::add).build();
  private final RoundtripQueryListener listener = new RoundtripQueryListener(roundtrip);
  private final DataSource dataSource = builder().methodListener(listener).proxyResultSet().build();

  private ProxyDataSourceBuilder builder() {
    return ProxyDataSourceBuilder.create("books", books.dataSource()).listener(listener);
  }

  @Override
  Roundtrip roundtrip() {
    return roundtrip;
  }

  @Override
  Connection connect() throws SQLException {
    return dataSource.getConnection();
  }

  /** As that library has it: it gives out the driver's metadata and statements of rows. */
  @Override
  @Test
  void parentsAreWhatTheApplicationWasGiven() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      assertThat(statement.getConnection()).isSameAs(connection);
    }
  }

  @Test
  void withoutProxiedResultSetsTheWalkIsALookupInALoop() throws SQLException {
    DataSource plain = builder().methodListener(listener).build();
    try (Scope scope = roundtrip.openScope("walk");
        Connection connection = plain.getConnection()) {
      Books.walk(connection);
      assertThat(scope.statements()).isEqualTo(Books.AUTHORS + 1);
    }

    assertThat(findings)
        .singleElement()
        .returns(FindingKind.LOOKUP_IN_LOOP, Finding::kind)
        .returns((long) Books.AUTHORS, Finding::occurrences);
  }

  @Test
  void withoutMethodListenerStatementsCountInTheOpenScope() throws SQLException {
    DataSource plain = builder().build();
    try (Scope scope = roundtrip.openScope("walk");
        Connection connection = plain.getConnection()) {
      Books.walk(connection);
      assertThat(scope.statements()).isEqualTo(Books.AUTHORS + 1);
    }

    assertThat(findings).singleElement().returns(FindingKind.LOOKUP_IN_LOOP, Finding::kind);
  }

  @Test
  void rowsOfExecuteAreSeenToo() throws SQLException {
    try (Scope scope = roundtrip.openScope("walk");
        Connection connection = connect();
        Statement authors = connection.createStatement();
        Statement titles = connection.createStatement()) {
      assertThat(authors.execute("select id from author")).isTrue();
      try (ResultSet rows = authors.getResultSet()) {
        while (rows.next()) {
          assertThat(titles.execute("select id from book where author_id = " + rows.getString(1)))
              .isTrue();
        }
      }
      assertThat(scope.statements()).isEqualTo(Books.AUTHORS + 1);
    }

    assertThat(findings).singleElement().returns(FindingKind.N_PLUS_ONE, Finding::kind);
  }

  @Test
  void batchesAndGeneratedKeysAreOneExecutionEach() throws SQLException {
    try (Scope scope = roundtrip.openScope("batches");
        Connection connection = connect();
        PreparedStatement insert =
            connection.prepareStatement("insert into author values (?, ?)", new String[] {"ID"});
        Statement statement = connection.createStatement()) {
      for (int i = 1; i <= 5; i++) {
        insert.setLong(1, i);
        insert.setNull(2, java.sql.Types.VARCHAR);
        insert.addBatch();
      }
      assertThat(insert.executeBatch()).hasSize(5);
      try (ResultSet keys = insert.getGeneratedKeys()) {
        assertThat(keys.next()).isTrue();
      }
      statement.addBatch("delete from book");
      statement.addBatch("delete from author");
      assertThat(statement.executeBatch()).hasSize(2);
      assertThat(scope.statements()).isEqualTo(2);
    }

    assertThat(findings).isEmpty();
  }

  @Test
  void valuesAreShownIfTheyAreAskedFor() throws SQLException {
    try (Scope scope = roundtrip.openScope("walk");
        Connection connection = connect()) {
      Books.walk(connection);
    }

    assertThat(findings.get(0).toString()).contains("[1");
  }

  @Test
  void whatIsNotObservedIsNotCounted() throws SQLException {
    try (Roundtrip off = Roundtrip.builder().enabled(false).build();
        Scope scope = off.openScope("walk")) {
      RoundtripQueryListener silent = new RoundtripQueryListener(off);
      DataSource plain =
          ProxyDataSourceBuilder.create(books.dataSource())
              .listener(silent)
              .methodListener(silent)
              .build();
      try (Connection connection = plain.getConnection()) {
        Books.walk(connection);
      }
      assertThat(scope.statements()).isZero();
    }
  }
}
