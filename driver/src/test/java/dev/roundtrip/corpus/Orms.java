package dev.roundtrip.corpus;

import dev.roundtrip.contract.Engine;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.jspecify.annotations.Nullable;

/** The ORMs of an engine, each started when it is first asked for. */
final class Orms implements AutoCloseable {

  private final Engine engine;
  private final DataSource dataSource;
  private @Nullable SessionFactory hibernate;
  private @Nullable SessionFactory batching;

  Orms(Engine engine, DataSource dataSource) {
    this.engine = engine;
    this.dataSource = dataSource;
  }

  /** Fetches associations one by one. */
  SessionFactory hibernate() {
    if (hibernate == null) {
      hibernate = start(0);
    }
    return hibernate;
  }

  /** Fetches associations in batches of 16. */
  SessionFactory batching() {
    if (batching == null) {
      batching = start(16);
    }
    return batching;
  }

  private SessionFactory start(int batch) {
    String dialect =
        switch (engine) {
          case H2 -> "org.hibernate.dialect.H2Dialect";
          case POSTGRESQL -> "org.hibernate.dialect.PostgreSQLDialect";
          case MARIADB -> "org.hibernate.dialect.MariaDBDialect";
        };
    Configuration configuration =
        new Configuration()
            .addAnnotatedClass(Entities.Region.class)
            .addAnnotatedClass(Entities.Customer.class)
            .addAnnotatedClass(Entities.Purchase.class)
            .addAnnotatedClass(Entities.EagerPurchase.class)
            .setProperty("hibernate.dialect", dialect)
            .setProperty("hibernate.default_batch_fetch_size", Integer.toString(batch))
            .setProperty("hibernate.boot.allow_jdbc_metadata_access", "false");
    configuration.getProperties().put("hibernate.connection.datasource", dataSource);
    return configuration.buildSessionFactory();
  }

  @Override
  public void close() {
    if (hibernate != null) {
      hibernate.close();
    }
    if (batching != null) {
      batching.close();
    }
  }
}
