package dev.roundtrip.internal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Wrapper;
import java.util.Set;
import javax.sql.DataSource;
import org.h2.jdbc.JdbcConnection;
import org.h2.jdbc.JdbcPreparedStatement;
import org.h2.jdbc.JdbcResultSet;
import org.h2.jdbc.JdbcStatement;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

class WrappedTests {

  @Test
  void unwrapReachesThePool() throws SQLException {
    JdbcDataSource pool = Databases.create();
    DataSource dataSource = new ObservedDataSource(pool, Probes.dataSource());

    assertThat(dataSource.isWrapperFor(JdbcDataSource.class)).isTrue();
    assertThat(dataSource.unwrap(JdbcDataSource.class)).isSameAs(pool);
    assertThat(dataSource.unwrap(DataSource.class)).isSameAs(dataSource);
    assertThat(dataSource.isWrapperFor(ObservedDataSource.class)).isTrue();
  }

  @Test
  void unwrapAsksTheObjectBeneathWhatItWrapsItself() throws SQLException {
    DataSource inner = Databases.observed();
    DataSource outer = new ObservedDataSource(inner, Probes.dataSource());

    assertThat(outer.isWrapperFor(JdbcDataSource.class)).isTrue();
    assertThat(outer.unwrap(JdbcDataSource.class)).isSameAs(inner.unwrap(JdbcDataSource.class));
  }

  @Test
  void driversObjectsAreReachedFromEveryWrapper() throws SQLException {
    try (Connection connection = Databases.observed().getConnection();
        Statement statement = connection.createStatement();
        PreparedStatement prepared = connection.prepareStatement("select 1");
        ResultSet rows = prepared.executeQuery()) {
      assertThat(connection.unwrap(JdbcConnection.class)).isExactlyInstanceOf(JdbcConnection.class);
      assertThat(statement.unwrap(JdbcStatement.class)).isExactlyInstanceOf(JdbcStatement.class);
      assertThat(prepared.unwrap(JdbcPreparedStatement.class)).isNotNull();
      assertThat(rows.unwrap(JdbcResultSet.class)).isExactlyInstanceOf(JdbcResultSet.class);
      assertThat(rows.isWrapperFor(JdbcResultSet.class)).isTrue();
    }
  }

  @Test
  void interfacesThatWeImplementAreAnsweredByUs() throws SQLException {
    try (Connection connection = Databases.observed().getConnection();
        CallableStatement call = connection.prepareCall("call 1")) {
      assertThat(connection.unwrap(Connection.class)).isSameAs(connection);
      assertThat(call.unwrap(Statement.class)).isSameAs(call);
      assertThat(call.isWrapperFor(PreparedStatement.class)).isTrue();
    }
  }

  @Test
  void whatNobodyImplementsIsRefusedByTheDriver() throws SQLException {
    try (Connection connection = Databases.observed().getConnection()) {
      assertThat(connection.isWrapperFor(Runnable.class)).isFalse();
      assertThatThrownBy(() -> connection.unwrap(Runnable.class)).isInstanceOf(SQLException.class);
    }
  }

  @Test
  void wrappersAreEqualOnlyToThemselves() {
    Connection raw = Samples.blank(Connection.class);
    Connection first = new ObservedConnection(raw, Probes.connection());
    Connection second = new ObservedConnection(raw, Probes.connection());

    assertThat(Set.of(first, second)).contains(first, second).doesNotContain(raw);
  }

  @Test
  void textIsTheDriversEvenIfItHasNone() throws SQLException {
    try (Connection connection = Databases.observed().getConnection();
        Statement statement = connection.prepareStatement("select 1")) {
      assertThat(statement).hasToString(statement.unwrap(JdbcStatement.class).toString());
    }
    Connection silent =
        (Connection)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> null);
    Wrapper wrapper = new ObservedConnection(silent, Probes.connection());

    assertThat(wrapper.toString()).isEqualTo("null");
  }
}
