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

/**
 * Each pool tells its gauges, asked as it is when an acquisition was slow. Oracle UCP is left out:
 * it does not start without Oracle's driver.
 */
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
      assertThat(gauges.timeouts()).isNegative();
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
    HIKARI(true) {
      @Override
      DataSource open() {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(URL);
        pool.setMaximumPoolSize(1);
        return pool;
      }
    },
    TOMCAT(true) {
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
    DBCP(false) {
      @Override
      DataSource open() {
        BasicDataSource pool = new BasicDataSource();
        pool.setUrl(URL);
        pool.setMaxTotal(1);
        return pool;
      }
    },
    C3P0(true) {
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
    AGROAL(true) {
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
    VIBUR(false) {
      @Override
      DataSource open() {
        ViburDBCPDataSource pool = new ViburDBCPDataSource();
        pool.setJdbcUrl(URL);
        pool.setUsername("");
        pool.setPassword("");
        pool.setPoolInitialSize(1);
        pool.setPoolMaxSize(1);
        pool.start();
        return pool;
      }
    };

    private final boolean tellsPending;

    Pool(boolean tellsPending) {
      this.tellsPending = tellsPending;
    }

    abstract DataSource open() throws SQLException;

    void close(DataSource pool) throws Exception {
      if (pool instanceof AutoCloseable closeable) {
        closeable.close();
      }
    }
  }
}
