package dev.roundtrip.pains;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.roundtrip.Roundtrip;
import dev.roundtrip.Scope;
import dev.roundtrip.contract.Engine;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.PGStatement;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;

class ProxiesThatBreakTheHostTests {

  private final Roundtrip roundtrip = Roundtrip.builder().build();
  private final JdbcDataSource raw = Library.h2();

  ProxiesThatBreakTheHostTests() throws SQLException {}

  @AfterEach
  void nothingOfOursFailed() {
    assertThat(roundtrip.ownFailures()).isZero();
    roundtrip.close();
  }

  /** spring-boot #12271, #15316, #24697, #50271; decorator #61, #85, #197. */
  @Test
  void aWrappedPoolStillShowsItsGaugesAndSettings() throws SQLException {
    try (HikariDataSource pool = new HikariDataSource()) {
      pool.setDataSource(raw);
      pool.setPoolName("books");
      DataSource observed = roundtrip.wrap(pool);

      try (Connection connection = observed.getConnection()) {
        HikariDataSource reached = observed.unwrap(HikariDataSource.class);
        assertThat(connection.isValid(1)).isTrue();
        assertThat(reached.getPoolName()).isEqualTo("books");
        assertThat(reached.getHikariPoolMXBean().getActiveConnections()).isEqualTo(1);
      }
    }
  }

  /** OTel #13051; datasource-micrometer #115. */
  @Test
  void anExecutionThroughRoutingDataSourcesIsCountedOnceHoweverManyAreWrapped() throws Exception {
    DataSource routing = new Routing(List.of(roundtrip.wrap(raw), roundtrip.wrap(Library.h2())));
    DataSource wrapped = roundtrip.wrap(routing);

    for (int i = 0; i < 4; i++) {
      assertCountedOnce(routing);
      assertCountedOnce(wrapped);
    }
  }

  /** boot-ui #924: the pool of a data source that fetches its connections late. */
  @Test
  void anExecutionThroughALazyDataSourceIsCountedOnceWhicheverSideIsWrapped() throws Exception {
    assertCountedOnce(new LazyConnectionDataSourceProxy(roundtrip.wrap(raw)));
    assertCountedOnce(roundtrip.wrap(new LazyConnectionDataSourceProxy(raw)));
    assertCountedOnce(roundtrip.wrap(new LazyConnectionDataSourceProxy(roundtrip.wrap(raw))));
  }

  private void assertCountedOnce(DataSource dataSource) throws SQLException {
    try (Scope scope = roundtrip.openScope("once")) {
      assertThat(Library.title(dataSource, 1)).isEqualTo("Kindred");
      assertThat(scope.statements()).isEqualTo(1);
    }
  }

  /**
   * boot-ui #762, #395: a proxy made at run time belongs to a class loader, and may be the wrong.
   */
  @Test
  void wrappersAreClassesOfOursAndNoProxiesMadeAtRunTime() throws SQLException {
    DataSource observed = roundtrip.wrap(raw);
    try (Connection connection = observed.getConnection();
        Statement statement = connection.createStatement();
        PreparedStatement prepared = connection.prepareStatement("select 1");
        CallableStatement call = connection.prepareCall("select 1");
        ResultSet rows = prepared.executeQuery()) {
      for (Object wrapper :
          List.of(
              observed, connection, statement, prepared, call, rows, connection.getMetaData())) {
        assertThat(wrapper.getClass().getClassLoader()).isSameAs(Roundtrip.class.getClassLoader());
        assertThat(wrapper.getClass().getName()).startsWith("dev.roundtrip.internal.jdbc.");
        assertThat(Proxy.isProxyClass(wrapper.getClass())).isFalse();
        assertThat(wrapper.getClass().isHidden()).isFalse();
      }
    }
  }

  /** datasource-proxy #63; p6spy #338; boot-ui #762. */
  @Test
  void interfacesOfTheVendorAreReachedFromConnectionAndStatement() throws SQLException {
    DataSource observed = roundtrip.wrap(Engine.POSTGRESQL.dataSource());
    try (Connection connection = observed.getConnection();
        PreparedStatement statement = connection.prepareStatement("select 1")) {
      PGConnection vendors = connection.unwrap(PGConnection.class);
      assertThat(vendors.getBackendPID()).isPositive();
      assertThat(connection.isWrapperFor(PGConnection.class)).isTrue();
      PGStatement prepared = statement.unwrap(PGStatement.class);
      prepared.setPrepareThreshold(7);
      assertThat(statement.unwrap(PGStatement.class).getPrepareThreshold()).isEqualTo(7);
    }
  }

  /** OTel #10550, #10554; HikariCP #1444. */
  @Test
  void noWayUpwardsLeadsPastTheWrappers() throws SQLException {
    try (Connection connection = roundtrip.wrap(raw).getConnection();
        PreparedStatement statement = connection.prepareStatement("select 1");
        ResultSet rows = statement.executeQuery()) {
      assertThat(statement.getConnection()).isSameAs(connection);
      assertThat(rows.getStatement()).isSameAs(statement);
      assertThat(connection.getMetaData().getConnection()).isSameAs(connection);
      assertThat(rows.getStatement().getConnection().getMetaData().getConnection())
          .isSameAs(connection);
    }
  }

  /** query-audit #134, #142, #153, #154: a wrapper outlives the context that made it. */
  @Test
  void aWrapperOfAClosedRoundtripIsObservedAgainByTheNextOne() throws SQLException {
    Roundtrip former = Roundtrip.builder().build();
    DataSource stale = former.wrap(raw);
    former.close();

    assertCountedOnce(roundtrip.wrap(stale));
    assertThat(former.ownFailures()).isZero();
  }

  /** Picks the data source for each connection, and has none of its own to be asked for. */
  private static final class Routing extends AbstractDataSource {

    private final List<DataSource> targets;
    private int next;

    Routing(List<DataSource> targets) {
      this.targets = targets;
    }

    @Override
    public Connection getConnection() throws SQLException {
      return targets.get(next++ % targets.size()).getConnection();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
      return targets.get(next++ % targets.size()).getConnection(user, password);
    }
  }
}
