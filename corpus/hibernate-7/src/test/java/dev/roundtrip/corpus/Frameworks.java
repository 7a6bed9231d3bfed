package dev.roundtrip.corpus;

import dev.roundtrip.contract.Engine;
import dev.roundtrip.corpus.press.PressApplication;
import dev.roundtrip.corpus.publishing.Author;
import jakarta.persistence.EntityManagerFactory;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

/** The frameworks on one database, all started before the first scenario. */
final class Frameworks implements AutoCloseable {

  static final String HIBERNATE = "org.hibernate.jpa.HibernatePersistenceProvider";
  private static final String ECLIPSE_LINK = "org.eclipse.persistence.jpa.PersistenceProvider";

  private final EntityManagerFactory hibernate;
  private final EntityManagerFactory batching;
  private final @Nullable EntityManagerFactory eclipseLink;
  private final AnnotationConfigApplicationContext spring;
  private final AnnotationConfigApplicationContext press;

  Frameworks(Engine engine, DataSource dataSource, boolean withEclipseLink) {
    hibernate = unit("lone", HIBERNATE, dataSource, hibernateProperties(engine, 0, 0));
    batching = unit("batching", HIBERNATE, dataSource, hibernateProperties(engine, 16, 50));
    eclipseLink =
        withEclipseLink ? unit("eclipse", ECLIPSE_LINK, dataSource, eclipseLink(engine)) : null;
    spring = context(engine, dataSource, PublishingApplication.class);
    press = context(engine, dataSource, PressApplication.class);
  }

  private static AnnotationConfigApplicationContext context(
      Engine engine, DataSource dataSource, Class<?> application) {
    AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    context.registerBean("dataSource", DataSource.class, () -> dataSource);
    context.registerBean("engine", Engine.class, () -> engine);
    context.register(application);
    context.refresh();
    return context;
  }

  static LocalContainerEntityManagerFactoryBean bean(
      String name, String provider, DataSource dataSource, Map<String, Object> properties) {
    LocalContainerEntityManagerFactoryBean bean = new LocalContainerEntityManagerFactoryBean();
    bean.setPersistenceUnitName(name);
    bean.setDataSource(dataSource);
    bean.setPackagesToScan(Author.class.getPackageName());
    bean.setJpaPropertyMap(properties);
    bean.getJpaPropertyMap().put("jakarta.persistence.provider", provider);
    try {
      bean.setPersistenceProviderClass(
          Class.forName(provider).asSubclass(jakarta.persistence.spi.PersistenceProvider.class));
    } catch (ClassNotFoundException missing) {
      throw new IllegalStateException(missing);
    }
    return bean;
  }

  private static EntityManagerFactory unit(
      String name, String provider, DataSource dataSource, Map<String, Object> properties) {
    LocalContainerEntityManagerFactoryBean bean = bean(name, provider, dataSource, properties);
    bean.afterPropertiesSet();
    return bean.getNativeEntityManagerFactory();
  }

  static Map<String, Object> hibernateProperties(Engine engine, int fetch, int write) {
    String dialect =
        switch (engine) {
          case H2 -> "org.hibernate.dialect.H2Dialect";
          case POSTGRESQL -> "org.hibernate.dialect.PostgreSQLDialect";
          case MARIADB -> "org.hibernate.dialect.MariaDBDialect";
        };
    Map<String, Object> properties = new HashMap<>();
    properties.put("hibernate.dialect", dialect);
    properties.put("hibernate.boot.allow_jdbc_metadata_access", "false");
    properties.put("hibernate.default_batch_fetch_size", fetch);
    properties.put("hibernate.jdbc.batch_size", write);
    properties.put("hibernate.order_inserts", write > 0);
    properties.put("hibernate.order_updates", write > 0);
    return properties;
  }

  private static Map<String, Object> eclipseLink(Engine engine) {
    String platform =
        switch (engine) {
          case H2 -> "org.eclipse.persistence.platform.database.H2Platform";
          case POSTGRESQL -> "org.eclipse.persistence.platform.database.PostgreSQLPlatform";
          case MARIADB -> "org.eclipse.persistence.platform.database.MariaDBPlatform";
        };
    Map<String, Object> properties = new HashMap<>();
    properties.put("eclipselink.target-database", platform);
    properties.put("eclipselink.weaving", "false");
    properties.put("eclipselink.cache.shared.default", "false");
    properties.put("eclipselink.logging.level", "OFF");
    return properties;
  }

  EntityManagerFactory hibernate() {
    return hibernate;
  }

  EntityManagerFactory batching() {
    return batching;
  }

  EntityManagerFactory eclipseLink() {
    if (eclipseLink == null) {
      throw new IllegalStateException("not on this class path");
    }
    return eclipseLink;
  }

  AnnotationConfigApplicationContext spring() {
    return spring;
  }

  AnnotationConfigApplicationContext press() {
    return press;
  }

  @Override
  public void close() {
    press.close();
    spring.close();
    batching.close();
    hibernate.close();
    if (eclipseLink != null) {
      eclipseLink.close();
    }
  }
}
