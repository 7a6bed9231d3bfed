package com.acme.bookshop;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.roundtrip.Roundtrip;
import dev.roundtrip.testing.ExpectQueries;
import dev.roundtrip.testing.NoConnectionLeaks;
import dev.roundtrip.testing.NoNPlusOne;
import dev.roundtrip.testing.NoQueries;
import dev.roundtrip.testing.Queries;
import dev.roundtrip.testing.RoundtripExtension;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabase;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.jdbc.Sql;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.annotation.Transactional;

/** Tests with contexts of Spring's. */
public final class SpringCases {

  private SpringCases() {}

  private static void query(DataSource dataSource) {
    new JdbcTemplate(dataSource).queryForObject("select 1", Integer.class);
  }

  /** One of each sort. */
  @Configuration(proxyBeanMethods = false)
  public static class Sources {

    @Bean
    HikariDataSource pool() {
      HikariDataSource pool = new HikariDataSource();
      pool.setJdbcUrl("jdbc:h2:mem:spring-cases");
      pool.setMaximumPoolSize(2);
      return pool;
    }

    @Bean
    EmbeddedDatabase embedded() {
      return new EmbeddedDatabaseBuilder()
          .setType(EmbeddedDatabaseType.H2)
          .generateUniqueName(true)
          .build();
    }

    @Bean
    DataSource finalClass() {
      return finalClassByName();
    }

    @Bean
    JdbcDataSource finalClassByName() {
      JdbcDataSource dataSource = new JdbcDataSource();
      dataSource.setURL("jdbc:h2:mem:spring-final");
      return dataSource;
    }

    @Bean
    DataSource byUrl() {
      return new DriverManagerDataSource("jdbc:roundtrip:h2:mem:spring-url");
    }

    @Bean
    DataSourceTransactionManager transactions(HikariDataSource pool) {
      return new DataSourceTransactionManager(pool);
    }

    @Bean
    ThreadPoolTaskExecutor springs() {
      ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
      executor.setTaskDecorator(
          task ->
              () -> {
                Thread.currentThread().setName("decorated");
                task.run();
              });
      return executor;
    }

    @Bean
    ExecutorService javas() {
      return Executors.newSingleThreadExecutor();
    }
  }

  /** What is asked for by its class, or by an interface. */
  @SpringJUnitConfig(Sources.class)
  @ExtendWith(RoundtripExtension.class)
  public static class Beans {

    @Autowired HikariDataSource pool;
    @Autowired EmbeddedDatabase embedded;
    @Autowired JdbcDataSource finalClassByName;
    @Autowired DataSource finalClass;
    @Autowired DataSource byUrl;
    @Autowired ThreadPoolTaskExecutor springs;
    @Autowired AsyncTaskExecutor interfaceOfSprings;
    @Autowired ExecutorService javas;

    @Test
    @ExpectQueries(select = 1, dataSource = "pool")
    @ExpectQueries(select = 2, dataSource = "embedded")
    @ExpectQueries(select = 1, dataSource = "finalClass")
    void goodByName() {
      query(pool);
      query(embedded);
      query(embedded);
      query(finalClass);
      query(finalClassByName);
    }

    @Test
    @ExpectQueries(select = 2)
    void badCount() {
      query(pool);
    }

    @Test
    void goodPoolOfItsClass() throws Exception {
      query(pool);
      assertThat(pool.getHikariPoolMXBean().getTotalConnections()).isPositive();
      assertThat(pool.unwrap(HikariDataSource.class).isRunning()).isTrue();
      assertThat(pool.getJdbcUrl()).isEqualTo("jdbc:h2:mem:spring-cases");
    }

    @Test
    @ExpectQueries(total = 1)
    void goodOnceByUrl() {
      query(byUrl);
    }

    @Test
    @ExpectQueries(select = 3)
    void goodOtherThreads() throws Exception {
      springs.submit(() -> query(pool)).get();
      interfaceOfSprings.submit(() -> query(pool)).get();
      javas.invokeAll(List.of(() -> queryAndName(pool)));
    }

    @Test
    void goodDecoratorOfTheApplication() throws Exception {
      assertThat(springs.submit(() -> queryAndName(pool)).get()).isEqualTo("decorated");
    }

    private static String queryAndName(DataSource dataSource) {
      query(dataSource);
      return Thread.currentThread().getName();
    }

    @Test
    @NoConnectionLeaks
    void badLeak() throws Exception {
      Connection connection = embedded.getConnection();
      connection.createStatement().executeQuery("select 1");
    }
  }

  /** Of the same context as {@link Beans}. */
  @SpringJUnitConfig(Sources.class)
  @Transactional
  @Sql(statements = "create table if not exists visitor (id int)")
  @Sql(statements = "drop table visitor", executionPhase = Sql.ExecutionPhase.AFTER_TEST_METHOD)
  public static class RolledBack {

    @Autowired HikariDataSource pool;

    @BeforeEach
    void visit() {
      new JdbcTemplate(pool).update("insert into visitor values (1)");
    }

    @Test
    @ExpectQueries(total = 1, select = 1)
    void goodBodyOnly() {
      new JdbcTemplate(pool).queryForObject("select count(*) from visitor", Integer.class);
    }

    @Test
    @NoQueries
    void goodNothing() {}

    /** Of the context of the class around it. */
    @Nested
    public class Inner {

      @Test
      @ExpectQueries(select = 1)
      void goodNested() {
        query(pool);
      }

      @Test
      @ExpectQueries(select = 3)
      void badNested() {
        query(pool);
      }
    }
  }

  /** A new context for each test. */
  @SpringJUnitConfig(Sources.class)
  @DirtiesContext(classMode = DirtiesContext.ClassMode.BEFORE_EACH_TEST_METHOD)
  @ExtendWith(RoundtripExtension.class)
  public static class Dirty {

    /** Those that were used. */
    public static final List<Roundtrip> USED = new CopyOnWriteArrayList<>();

    @Autowired HikariDataSource pool;

    @Test
    @ExpectQueries(select = 1)
    void goodFirst(Roundtrip roundtrip) {
      USED.add(roundtrip);
      query(pool);
    }

    @Test
    @ExpectQueries(select = 1)
    void goodSecond(Roundtrip roundtrip) {
      USED.add(roundtrip);
      query(pool);
    }
  }

  /** The application has a Roundtrip of its own. */
  @Configuration(proxyBeanMethods = false)
  public static class OwnRoundtrip {

    @Bean
    Roundtrip roundtrip() {
      return Roundtrip.builder().build();
    }

    @Bean
    DataSource observed(Roundtrip roundtrip) {
      return roundtrip.wrap(new DriverManagerDataSource("jdbc:h2:mem:spring-own"), "its own name");
    }
  }

  /** The application has a Roundtrip of its own, and so has the test. */
  @SpringJUnitConfig(OwnRoundtrip.class)
  public static class Own {

    @Autowired Roundtrip roundtrip;
    @Autowired DataSource observed;

    @Test
    @ExpectQueries(select = 1)
    void goodOnce(Queries queries) {
      query(observed);
      assertThat(queries.dataSources()).containsExactly("its own name");
    }
  }

  /** A context without any. */
  @Configuration(proxyBeanMethods = false)
  public static class Nothing {}

  /** Nothing can be seen. */
  @SpringJUnitConfig(Nothing.class)
  public static class WithoutDataSource {

    @Test
    @NoNPlusOne
    void badNothingObserved() {}
  }
}
