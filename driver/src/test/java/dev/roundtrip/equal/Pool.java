package dev.roundtrip.equal;

import com.mchange.v2.c3p0.DataSources;
import com.mchange.v2.c3p0.PooledDataSource;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.roundtrip.equal.Subject.Side;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.DataSourceConnectionFactory;
import org.apache.commons.dbcp2.PoolableConnectionFactory;
import org.apache.commons.dbcp2.PoolingDataSource;
import org.apache.commons.pool2.impl.GenericObjectPool;
import org.apache.tomcat.jdbc.pool.PoolProperties;
import org.vibur.dbcp.ViburDBCPDataSource;

/**
 * The pools, with their defaults, apart from how long they wait and what would depend on chance.
 */
enum Pool {
  HIKARI {
    @Override
    Side over(DataSource beneath) {
      HikariConfig config = new HikariConfig();
      config.setDataSource(beneath);
      config.setConnectionTimeout(2_000);
      HikariDataSource pool = new HikariDataSource(config);
      return new Side(pool, pool);
    }
  },

  TOMCAT {
    @Override
    Side over(DataSource beneath) {
      PoolProperties properties = new PoolProperties();
      properties.setDataSource(beneath);
      properties.setMaxWait(2_000);
      properties.setRollbackOnReturn(true);
      properties.setJdbcInterceptors("StatementFinalizer");
      var pool = new org.apache.tomcat.jdbc.pool.DataSource(properties);
      return new Side(pool, pool::close);
    }
  },

  DBCP2 {
    @Override
    Side over(DataSource beneath) {
      PoolableConnectionFactory factory =
          new PoolableConnectionFactory(new DataSourceConnectionFactory(beneath), null);
      var connections = new GenericObjectPool<>(factory);
      factory.setPool(connections);
      connections.setMaxWait(Duration.ofSeconds(2));
      PoolingDataSource<?> pool = new PoolingDataSource<>(connections);
      return new Side(pool, pool);
    }
  },

  C3P0 {
    @Override
    Side over(DataSource beneath) throws SQLException {
      PooledDataSource pool =
          (PooledDataSource)
              DataSources.pooledDataSource(
                  beneath, Map.of("checkoutTimeout", "2000", "forceSynchronousCheckins", "true"));
      return new Side(pool, pool);
    }
  },

  AGROAL {
    @Override
    Side over(DataSource beneath) throws SQLException {
      String key = NamedDataSource.register(beneath);
      AgroalDataSource pool =
          AgroalDataSource.from(
              new AgroalDataSourceConfigurationSupplier()
                  .connectionPoolConfiguration(
                      connections ->
                          connections
                              .maxSize(10)
                              .acquisitionTimeout(Duration.ofSeconds(2))
                              .connectionFactoryConfiguration(
                                  factory ->
                                      factory
                                          .connectionProviderClass(NamedDataSource.class)
                                          .jdbcProperty("key", key))));
      return new Side(pool, pool);
    }
  },

  VIBUR {
    @Override
    Side over(DataSource beneath) {
      ViburDBCPDataSource pool = new ViburDBCPDataSource();
      pool.setExternalDataSource(beneath);
      pool.setConnectionTimeoutInMs(2_000);
      pool.start();
      return new Side(pool, pool);
    }
  },

  UCP {
    @Override
    Side over(DataSource beneath) throws SQLException {
      return Ucp.over(beneath);
    }
  };

  /** A pool of connections of this data source. */
  abstract Side over(DataSource beneath) throws SQLException;
}
