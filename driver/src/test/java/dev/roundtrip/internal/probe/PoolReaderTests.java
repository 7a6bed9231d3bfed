package dev.roundtrip.internal.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.mchange.v2.c3p0.ComboPooledDataSource;
import com.zaxxer.hikari.HikariDataSource;
import dev.roundtrip.finding.PoolGauges;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.BasicDataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vibur.dbcp.ViburDBCPDataSource;

/** Each pool tells its gauges, asked as it is when an acquisition was slow. */
class PoolReaderTests {

  private static final String URL = "jdbc:h2:mem:pools;DB_CLOSE_DELAY=-1";

  @ParameterizedTest
  @EnumSource
  void aPoolTellsThatItsOnlyConnectionIsInUse(Pool pool) throws Throwable {
    DataSource dataSource = pool.open();
    try (Connection connection = dataSource.getConnection()) {
      PoolReader reader = Objects.requireNonNull(PoolReader.of(dataSource));

      PoolGauges gauges = Objects.requireNonNull(reader.read(dataSource));

      assertThat(gauges.active()).isEqualTo(1);
      assertThat(gauges.idle()).isZero();
      assertThat(gauges.total()).isEqualTo(1);
      assertThat(gauges.pending()).isEqualTo(pool.tellsPending ? 0 : -1);
      assertThat(gauges.timeouts()).isEqualTo(pool.tellsTimeouts ? 0 : -1);
      assertThat(gauges.exhausted()).isTrue();
      assertThat(connection.isClosed()).isFalse();
    } finally {
      pool.close(dataSource);
    }
  }

  @Test
  void aPoolThatHasNotStartedTellsNothing() throws Throwable {
    try (HikariDataSource dataSource = new HikariDataSource()) {
      assertThat(Objects.requireNonNull(PoolReader.of(dataSource)).read(dataSource)).isNull();
    }
  }

  @Test
  void aDataSourceThatIsNoPoolHasNoReader() {
    assertThat(PoolReader.of(new JdbcDataSource())).isNull();
  }

  @Test
  void whatIsNotToldIsNotShown() {
    assertThat(new PoolGauges("c3p0", 2, 0, 1, 2, -1))
        .hasToString("c3p0: 2 active, 0 idle, 1 waiting, 2 in all");
  }

  private enum Pool {
    HIKARI(true, false) {
      @Override
      DataSource open() {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(URL);
        pool.setMaximumPoolSize(1);
        return pool;
      }
    },
    TOMCAT(true, false) {
      @Override
      DataSource open() {
        org.apache.tomcat.jdbc.pool.DataSource pool = new org.apache.tomcat.jdbc.pool.DataSource();
        pool.setUrl(URL);
        pool.setDriverClassName("org.h2.Driver");
        pool.setInitialSize(0);
        pool.setMinIdle(0);
        pool.setMaxActive(1);
        return pool;
      }

      @Override
      void close(DataSource pool) {
        ((org.apache.tomcat.jdbc.pool.DataSource) pool).close(true);
      }
    },
    DBCP(false, false) {
      @Override
      DataSource open() {
        BasicDataSource pool = new BasicDataSource();
        pool.setUrl(URL);
        pool.setMaxTotal(1);
        return pool;
      }
    },
    C3P0(true, false) {
      @Override
      DataSource open() {
        ComboPooledDataSource pool = new ComboPooledDataSource();
        pool.setJdbcUrl(URL);
        pool.setInitialPoolSize(1);
        pool.setMinPoolSize(1);
        pool.setMaxPoolSize(1);
        return pool;
      }

      @Override
      void close(DataSource pool) {
        ((ComboPooledDataSource) pool).close();
      }
    },
    AGROAL(true, false) {
      @Override
      DataSource open() throws SQLException {
        return AgroalDataSource.from(
            new AgroalDataSourceConfigurationSupplier()
                .metricsEnabled()
                .connectionPoolConfiguration(
                    pool ->
                        pool.maxSize(1).connectionFactoryConfiguration(one -> one.jdbcUrl(URL))));
      }
    },
    VIBUR(false, false) {
      @Override
      DataSource open() {
        ViburDBCPDataSource pool = new ViburDBCPDataSource();
        pool.setJdbcUrl(URL);
        pool.setPoolInitialSize(1);
        pool.setPoolMaxSize(1);
        pool.start();
        return pool;
      }
    },
    UCP(true, true) {
      @Override
      DataSource open() throws ReflectiveOperationException {
        // By name: its classes need annotations of Oracle's driver to be compiled against.
        DataSource pool = make("oracle.ucp.jdbc.PoolDataSourceImpl");
        set(pool, "setConnectionFactoryClassName", String.class, "org.h2.jdbcx.JdbcDataSource");
        set(pool, "setURL", String.class, URL);
        set(pool, "setUser", String.class, "");
        set(pool, "setPassword", String.class, "");
        set(pool, "setInitialPoolSize", int.class, 1);
        set(pool, "setMaxPoolSize", int.class, 1);
        return pool;
      }
    };

    private final boolean tellsPending;
    private final boolean tellsTimeouts;

    Pool(boolean tellsPending, boolean tellsTimeouts) {
      this.tellsPending = tellsPending;
      this.tellsTimeouts = tellsTimeouts;
    }

    abstract DataSource open() throws Exception;

    static DataSource make(String type) throws ReflectiveOperationException {
      return Class.forName(type).asSubclass(DataSource.class).getConstructor().newInstance();
    }

    static void set(DataSource pool, String setter, Class<?> type, Object value)
        throws ReflectiveOperationException {
      pool.getClass().getMethod(setter, type).invoke(pool, value);
    }

    void close(DataSource pool) throws Exception {
      if (pool instanceof AutoCloseable closeable) {
        closeable.close();
      }
    }
  }
}
