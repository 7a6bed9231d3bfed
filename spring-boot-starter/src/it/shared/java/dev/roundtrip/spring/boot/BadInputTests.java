package dev.roundtrip.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.zaxxer.hikari.HikariDataSource;
import dev.roundtrip.Roundtrip;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.repository.Repository;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.RestrictedTransactionalEventListenerFactory;

/** What may be missing or go wrong around us, and an application that behaves as without us. */
class BadInputTests {

  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withUserConfiguration(Pool.class)
          .withConfiguration(
              AutoConfigurations.of(
                  EndpointConfiguration.class,
                  JpaConfiguration.class,
                  MetricsConfiguration.class,
                  ObservationConfiguration.class,
                  RepositoryConfiguration.class,
                  RoundtripAutoConfiguration.class,
                  ServletConfiguration.class,
                  TransactionalEventConfiguration.class));

  @Configuration(proxyBeanMethods = false)
  static class Pool {

    @Bean
    HikariDataSource pool() {
      HikariDataSource pool = new HikariDataSource();
      pool.setJdbcUrl("jdbc:h2:mem:bad;DB_CLOSE_DELAY=-1");
      return pool;
    }
  }

  private static void observes(
      org.springframework.boot.test.context.assertj.AssertableApplicationContext context)
      throws SQLException {
    assertThat(context).hasNotFailed();
    Roundtrip roundtrip = context.getBean(Roundtrip.class);
    try (var scope = roundtrip.openScope("work");
        Connection connection = context.getBean(DataSource.class).getConnection();
        var statement = connection.createStatement()) {
      statement.execute("select 1");
      assertThat(scope.statements()).isEqualTo(1);
    }
  }

  @Test
  void withoutActuatorItObserves() {
    runner
        .withClassLoader(new FilteredClassLoader(Endpoint.class.getPackageName()))
        .run(
            context -> {
              observes(context);
              assertThat(context).doesNotHaveBean("roundtripEndpoint");
            });
  }

  @Test
  void withoutMicrometerItObserves() {
    runner
        .withClassLoader(
            new FilteredClassLoader(
                MeterRegistry.class.getPackageName(), ObservationRegistry.class.getPackageName()))
        .run(
            context -> {
              observes(context);
              assertThat(context).doesNotHaveBean("roundtripMetrics");
              assertThat(context).doesNotHaveBean("roundtripScopeObservationHandler");
            });
  }

  @Test
  void withoutJpaAndSpringDataItObserves() {
    runner
        .withClassLoader(
            new FilteredClassLoader(
                EntityManagerFactory.class.getPackageName(),
                "org.hibernate",
                Repository.class.getPackageName()))
        .run(
            context -> {
              observes(context);
              assertThat(context).doesNotHaveBean("roundtripJpaWords");
            });
  }

  @Test
  void withoutServletsAndTransactionsItObserves() {
    runner
        .withClassLoader(
            new FilteredClassLoader(
                "jakarta.servlet",
                RestrictedTransactionalEventListenerFactory.class.getPackageName()))
        .run(BadInputTests::observes);
  }

  @Test
  void theEndpointIsNotExposedUnlessItIsAskedFor() {
    runner.run(context -> assertThat(context).doesNotHaveBean(RoundtripEndpoint.class));
    runner
        .withPropertyValues("management.endpoints.web.exposure.include=roundtrip")
        .run(context -> assertThat(context).hasNotFailed());
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Unreachable {

    @Bean
    DataSource unreachable() {
      HikariDataSource pool = new HikariDataSource();
      pool.setJdbcUrl("jdbc:h2:mem:none;IFEXISTS=TRUE"); // A server would be tried again and again.
      pool.setConnectionTimeout(250);
      return pool;
    }
  }

  @Test
  void aDataSourceThatCannotConnectFailsAsWithoutUs() {
    String[] noJpa = AttachTests.NO_JPA;
    Throwable with = failureOf(() -> App.plain(List.of(Unreachable.class), noJpa));
    Throwable without =
        failureOf(
            () -> App.plain(
                    List.of(Unreachable.class), noJpa[0], noJpa[1], "roundtrip.enabled=false"));

    assertThat(with).hasSameClassAs(without);
    assertThat(with.getMessage().replaceAll("\\d+", ""))
        .isEqualTo(without.getMessage().replaceAll("\\d+", ""));
  }

  private interface Starting {

    App start();
  }

  private static Throwable failureOf(Starting starting) {
    return catchThrowable(
        () -> {
          try (App app = starting.start()) {
            app.context.getBean(JdbcTemplate.class).queryForObject("select 1", Long.class);
          }
        });
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Broken {

    @Bean
    DataSource broken() {
      throw new IllegalStateException("no such secret");
    }
  }

  @Test
  void aDataSourceBeanThatCannotBeMadeFailsWithItsOwnMessage() {
    assertThat(catchThrowable(() -> App.plain(List.of(Broken.class))))
        .hasStackTraceContaining("no such secret");
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class OwnRoundtrip {

    @Bean
    Roundtrip mine() {
      return Roundtrip.builder().build();
    }
  }

  @Test
  void aRoundtripOfTheApplicationIsUsedInPlaceOfOurs() throws SQLException {
    try (App app = App.plain(List.of(OwnRoundtrip.class))) {
      assertThat(app.context.getBeanNamesForType(Roundtrip.class)).containsExactly("mine");
      try (var scope = app.roundtrip().openScope("work");
          Connection connection = app.context.getBean(DataSource.class).getConnection();
          var statement = connection.createStatement()) {
        statement.execute("select 1");
        assertThat(scope.statements()).isEqualTo(1);
      }
    }
  }

  @Test
  void twoOfUsInOneContextCountEachStatementOnce() throws SQLException {
    // As with two versions of the starter on the class path: the configuration is there twice.
    try (App app =
        App.plain(List.of(AttachTests.Empty.class, RoundtripAutoConfiguration.class))) {
      try (var scope = app.roundtrip().openScope("work");
          Connection connection = app.context.getBean(DataSource.class).getConnection();
          var statement = connection.createStatement()) {
        statement.execute("select 1");
        assertThat(scope.statements()).isEqualTo(1);
      }
    }
  }

  @Test
  void aContextThatIsClosedWhileAStatementRunsLetsItEnd() throws Exception {
    App app = App.plain(List.of(AttachTests.Empty.class));
    CountDownLatch acquired = new CountDownLatch(1);
    CountDownLatch closed = new CountDownLatch(1);
    var threads = Executors.newSingleThreadExecutor();
    var answer =
        threads.submit(
            () -> {
              // Of another pool than the context's, which ends with it.
              try (Connection connection =
                      app.roundtrip()
                          .wrap(
                              new org.springframework.jdbc.datasource.DriverManagerDataSource(
                                  "jdbc:h2:mem:late"))
                          .getConnection();
                  var statement = connection.createStatement()) {
                acquired.countDown();
                closed.await();
                try (var rows = statement.executeQuery("select 7")) {
                  rows.next();
                  return rows.getInt(1);
                }
              }
            });
    acquired.await();
    app.close();
    closed.countDown();

    assertThat(answer.get(30, TimeUnit.SECONDS)).isEqualTo(7);
    threads.shutdown();
  }

  @Test
  void aListenerBeanThatNeedsTheDatabaseMayUseIt() throws Exception {
    try (App app =
        App.web(List.of(dev.roundtrip.samples.petstore.Petstore.class, Asking.class))) {
      app.get("/cities/Wien");
      app.collected.await("GET /cities/{city}");

      assertThat(app.context.getBean(Asking.class).owners).isEqualTo(6);
    }
  }

  /** Asks the database that it hears of. */
  static class Asking implements dev.roundtrip.finding.FindingListener {

    private final JdbcTemplate jdbc;
    volatile long owners;

    Asking(JdbcTemplate jdbc) {
      this.jdbc = jdbc;
    }

    @Override
    public void onFinding(dev.roundtrip.finding.Finding finding) {
      owners = jdbc.queryForObject("select count(*) from owner", Long.class);
    }
  }
}
