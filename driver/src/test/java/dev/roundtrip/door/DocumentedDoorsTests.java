package dev.roundtrip.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.Roundtrip;
import dev.roundtrip.RoundtripDriver;
import dev.roundtrip.RoundtripQueryListener;
import dev.roundtrip.Scope;
import dev.roundtrip.WrappersOnly;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;
import javax.sql.XADataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The code of the README's doors, as it stands there. */
class DocumentedDoorsTests {

  private final Roundtrip roundtrip = Roundtrip.builder().build();
  private final JdbcDataSource driversDataSource = new JdbcDataSource();

  DocumentedDoorsTests() {
    driversDataSource.setURL("jdbc:h2:mem:documented");
  }

  @AfterEach
  void close() {
    roundtrip.close();
  }

  @Test
  void aDataSource() throws SQLException {
    DataSource pool = driversDataSource;
    DataSource observed = roundtrip.wrap(pool);

    assertCounted(observed.getConnection(), roundtrip);
  }

  @Test
  void theDataSourcesOfADriver() throws SQLException {
    XADataSource observed = roundtrip.wrapXa(driversDataSource);
    ConnectionPoolDataSource pooled = roundtrip.wrapPooled(driversDataSource);

    assertCounted(observed.getXAConnection().getConnection(), roundtrip);
    assertCounted(pooled.getPooledConnection().getConnection(), roundtrip);
  }

  @Test
  void aUrl() throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:roundtrip:h2:mem:test");
    Scope scope = RoundtripDriver.roundtrip().openScope("GET /authors");

    scope.close();
    assertCounted(connection, RoundtripDriver.roundtrip());
  }

  @WrappersOnly("the listener stands down")
  @Test
  void datasourceProxy() throws SQLException {
    DataSource dataSource = driversDataSource;
    RoundtripQueryListener listener = new RoundtripQueryListener(roundtrip);
    DataSource proxied =
        ProxyDataSourceBuilder.create(dataSource)
            .listener(listener)
            .methodListener(listener)
            .proxyResultSet()
            .build();

    assertCounted(proxied.getConnection(), roundtrip);
  }

  private static void assertCounted(Connection connection, Roundtrip counting) throws SQLException {
    try (connection;
        Statement statement = connection.createStatement();
        Scope scope = counting.openScope("documented")) {
      statement.execute("select 1");
      assertThat(scope.statements()).isEqualTo(1);
    }
  }
}
