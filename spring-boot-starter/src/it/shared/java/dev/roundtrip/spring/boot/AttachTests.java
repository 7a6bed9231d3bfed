package dev.roundtrip.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.roundtrip.Scope;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.cloud.context.config.annotation.RefreshScope;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabase;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;
import org.springframework.test.util.AopTestUtils;

/** Each execution on each kind of data source bean is counted once, and the beans stay what they are. */
@ExtendWith(OutputCaptureExtension.class)
class AttachTests {

  static final String[] NO_JPA = {
    "spring.data.jpa.repositories.enabled=false",
    "spring.autoconfigure.exclude="
        + "org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration,"
        + "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration"
  };

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Empty {}

  private static long counted(App app, DataSource dataSource) throws SQLException {
    try (Scope scope = app.roundtrip().openScope("attached")) {
      try (Connection connection = dataSource.getConnection();
          var statement = connection.createStatement();
          var rows = statement.executeQuery("select 1")) {
        assertThat(rows.next()).isTrue();
      }
      return scope.statements();
    }
  }

  private static App start(Class<?> configuration, String... properties) {
    return App.plain(List.of(configuration), properties);
  }

  @Test
  void thePoolOfBootIsObservedAndInjectedByItsClass() throws SQLException {
    try (App app = start(Empty.class)) {
      HikariDataSource pool = app.context.getBean(HikariDataSource.class);

      assertThat(counted(app, pool)).isEqualTo(1);
      assertThat(pool.getJdbcUrl()).startsWith("jdbc:h2:mem:");
      assertThat(pool.getHikariPoolMXBean().getTotalConnections()).isPositive();
      assertThat(pool.unwrap(HikariDataSource.class).getMaximumPoolSize()).isEqualTo(10);
    }
  }

  @Test
  void whoLooksForThePoolBehindItsStandInFindsIt() {
    try (App app = start(Empty.class)) {
      HikariDataSource pool = app.context.getBean(HikariDataSource.class);

      assertThat(AopUtils.isAopProxy(pool)).isTrue();
      assertThat(AopUtils.getTargetClass(pool)).isEqualTo(HikariDataSource.class);
      HikariDataSource bean = AopTestUtils.getTargetObject(pool);
      assertThat(bean.getClass()).isEqualTo(HikariDataSource.class);
      assertThat(pool).hasToString(bean.toString()).isEqualTo(pool).isNotEqualTo(bean);
      assertThat(new ProxyFactory(pool).getProxy()).isInstanceOf(DataSource.class);
    }
  }

  @Test
  void eachMethodOfAPoolIsDoneByThePool() {
    try (App app = start(Empty.class)) {
      HikariDataSource pool = app.context.getBean(HikariDataSource.class);
      HikariDataSource bean = AopTestUtils.getTargetObject(pool);

      pool.setLeakDetectionThreshold(2_345);
      pool.setIdleTimeout(12_345);
      assertThat(bean.getLeakDetectionThreshold()).isEqualTo(2_345);
      assertThat(bean.getIdleTimeout()).isEqualTo(12_345);
      assertThat(pool.getClass().getMethods())
          .filteredOn(method -> !Modifier.isStatic(method.getModifiers()))
          .filteredOn(method -> method.getDeclaringClass() != Object.class)
          .allMatch(method -> method.getDeclaringClass() == pool.getClass());
    }
  }

  /** What it compares is in its fields, and what it throws is not announced. */
  public static class Peculiar extends AbstractDataSource {

    private final String name = "peculiar";

    @Override
    public Connection getConnection() {
      throw sneaky(new IOException("no network"));
    }

    @Override
    public Connection getConnection(String user, String password) {
      return getConnection();
    }

    protected String named() {
      return name;
    }

    public long sum(long one, double two, int... more) {
      return one + (long) two + more.length + name.length();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Peculiar peculiar && peculiar.name.equals(name);
    }

    @Override
    public int hashCode() {
      return name.hashCode();
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> RuntimeException sneaky(Throwable thrown) throws E {
      throw (E) thrown;
    }
  }

  @Test
  void aPeculiarDataSourceIsStoodInForAsItIs() {
    try (var context = new AnnotationConfigApplicationContext()) {
      context.register(RoundtripAutoConfiguration.class);
      context.registerBeanDefinition("peculiar", new RootBeanDefinition(Peculiar.class));
      context.refresh();
      Peculiar bean = context.getBean(Peculiar.class);

      assertThat(bean.getClass()).isNotEqualTo(Peculiar.class);
      assertThat(bean.named()).isEqualTo("peculiar");
      assertThat(bean.sum(1, 2.5, 3, 4)).isEqualTo(13);
      assertThat(bean).isEqualTo(bean).hasSameHashCodeAs(bean).isNotEqualTo(new Peculiar());
      assertThatThrownBy(bean::getConnection).isInstanceOf(IOException.class);
    }
  }

  @Test
  void onStartItSaysWhatIsObserved(CapturedOutput output) {
    try (App app = start(Empty.class)) {
      assertThat(output).contains("Roundtrip observes dataSource, with the defaults of development");
    }
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Routing {

    @Bean
    DataSource one() {
      return new DriverManagerDataSource("jdbc:h2:mem:routed1;DB_CLOSE_DELAY=-1");
    }

    @Bean
    DataSource two() {
      return new DriverManagerDataSource("jdbc:h2:mem:routed2;DB_CLOSE_DELAY=-1");
    }

    @Bean
    @Primary
    DataSource router(DataSource one, DataSource two) {
      AbstractRoutingDataSource router =
          new AbstractRoutingDataSource() {
            @Override
            protected Object determineCurrentLookupKey() {
              return "two";
            }
          };
      router.setTargetDataSources(Map.of("one", one, "two", two));
      return router;
    }
  }

  @Test
  void aStatementThroughARouterIsCountedOnce() throws SQLException {
    try (App app = start(Routing.class)) {
      assertThat(counted(app, app.context.getBean("router", DataSource.class))).isEqualTo(1);
      assertThat(counted(app, app.context.getBean("one", DataSource.class))).isEqualTo(1);
      assertThat(counted(app, app.context.getBean(JdbcTemplate.class).getDataSource())).isEqualTo(1);
    }
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Delegating {

    @Bean
    DataSource target() {
      return new DriverManagerDataSource("jdbc:h2:mem:lazily;DB_CLOSE_DELAY=-1");
    }

    @Bean
    @Primary
    DataSource lazy(DataSource target) {
      return new LazyConnectionDataSourceProxy(target);
    }

    @Bean
    DataSource transactional(DataSource target) {
      return new TransactionAwareDataSourceProxy(target);
    }
  }

  @Test
  void aStatementThroughALazyOrTransactionAwareProxyIsCountedOnce() throws SQLException {
    try (App app = start(Delegating.class)) {
      for (String name : List.of("target", "lazy", "transactional")) {
        assertThat(counted(app, app.context.getBean(name, DataSource.class))).as(name).isEqualTo(1);
      }
      assertThat(app.context.getBean("lazy")).isInstanceOf(LazyConnectionDataSourceProxy.class);
    }
  }

  @Test
  void connectionsThatBootFetchesLateAreObserved() throws SQLException {
    // On lines that do not know the property, as if it were not there.
    try (App app = start(Empty.class, "spring.datasource.connection-fetch=lazy")) {
      assertThat(counted(app, app.context.getBean(DataSource.class))).isEqualTo(1);
    }
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Embedded {

    @Bean
    EmbeddedDatabase embedded() {
      return new EmbeddedDatabaseBuilder()
          .generateUniqueName(true)
          .setType(EmbeddedDatabaseType.H2)
          .build();
    }
  }

  @Test
  void anEmbeddedDatabaseIsObservedAndStaysOne() throws SQLException {
    try (App app = start(Embedded.class)) {
      assertThat(counted(app, app.context.getBean(EmbeddedDatabase.class))).isEqualTo(1);
    }
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Several {

    @Bean
    @Primary
    HikariDataSource orders() {
      return pool("orders");
    }

    @Bean
    HikariDataSource archive() {
      return pool("archive");
    }

    static HikariDataSource pool(String name) {
      HikariDataSource pool = new HikariDataSource();
      pool.setJdbcUrl("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
      return pool;
    }
  }

  @Test
  void severalPoolsAreObservedByTheNamesOfTheirBeans() throws SQLException {
    try (App app = start(Several.class)) {
      assertThat(counted(app, app.context.getBean("orders", DataSource.class))).isEqualTo(1);
      assertThat(counted(app, app.context.getBean("archive", DataSource.class))).isEqualTo(1);
      assertThat(app.roundtrip().dataSources()).contains("orders", "archive");
    }
  }

  @Test
  void aBeanThatIsExcludedIsLeftAlone(CapturedOutput output) throws SQLException {
    try (App app = start(Several.class, "roundtrip.exclude=archive")) {
      assertThat(app.context.getBean("archive").getClass()).isEqualTo(HikariDataSource.class);
      assertThat(counted(app, app.context.getBean("archive", DataSource.class))).isZero();
      assertThat(counted(app, app.context.getBean("orders", DataSource.class))).isEqualTo(1);
      assertThat(output).contains("not archive: excluded by roundtrip.exclude");
    }
  }

  @Test
  void switchedOffThereIsNothingOfOurs() {
    try (App app = start(Several.class, "roundtrip.enabled=false")) {
      assertThat(app.context.getBean("orders").getClass()).isEqualTo(HikariDataSource.class);
      assertThat(app.context.getBeanNamesForType(dev.roundtrip.Roundtrip.class)).isEmpty();
    }
  }

  static final class Final extends AbstractDataSource {

    private final DataSource target = new DriverManagerDataSource("jdbc:h2:mem:fin;DB_CLOSE_DELAY=-1");

    @Override
    public Connection getConnection() throws SQLException {
      return target.getConnection();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
      return target.getConnection(user, password);
    }
  }

  public static final class PublicFinal extends AbstractDataSource {

    private final DataSource target = new Final();

    @Override
    public Connection getConnection() throws SQLException {
      return target.getConnection();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
      return target.getConnection(user, password);
    }
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class OfFinalClass {

    @Bean
    PublicFinal locked() {
      return new PublicFinal();
    }
  }

  @Test
  void aDataSourceForWhichNothingCanStandInIsToldOnStart(CapturedOutput output) {
    try (App app = start(OfFinalClass.class, NO_JPA)) {
      assertThat(output).contains("not locked: nothing can stand in for its class");
    }
  }

  @Test
  void aDataSourceThatIsObservedByItsUrlIsCountedOnceAndNotWrapped() throws SQLException {
    try (App app =
        start(
            Empty.class,
            NO_JPA[0],
            NO_JPA[1],
            "spring.datasource.url=jdbc:roundtrip:h2:mem:byurl;DB_CLOSE_DELAY=-1",
            "spring.datasource.driver-class-name=dev.roundtrip.RoundtripDriver")) {
      assertThat(app.context.getBean(DataSource.class).getClass()).isEqualTo(HikariDataSource.class);
    }
  }

  @Test
  void migrationsOfFlywayRunThroughTheObservedPoolAndAreNoFinding() {
    try (App app = start(Empty.class, "spring.flyway.enabled=true", "spring.flyway.locations=classpath:flyway")) {
      JdbcTemplate jdbc = app.context.getBean(JdbcTemplate.class);
      assertThat(jdbc.queryForObject("select count(*) from migrated", Long.class)).isEqualTo(3);
      assertThat(app.collected.all()).allMatch(scope -> scope.report().findings().isEmpty());
    }
  }

  @Test
  void changesOfLiquibaseRunThroughTheObservedPoolAndAreNoFinding() {
    try (App app =
        start(
            Empty.class,
            "spring.liquibase.enabled=true",
            "spring.liquibase.change-log=classpath:liquibase/changelog.sql")) {
      JdbcTemplate jdbc = app.context.getBean(JdbcTemplate.class);
      assertThat(jdbc.queryForObject("select count(*) from changed", Long.class)).isEqualTo(3);
      assertThat(app.collected.all()).allMatch(scope -> scope.report().findings().isEmpty());
    }
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Refreshed {

    @Bean
    @RefreshScope
    HikariDataSource refreshed() {
      return Several.pool("refreshed");
    }
  }

  @Test
  void aPoolThatIsRefreshedKeepsItsClassAndIsObservedBeforeAndAfter() throws SQLException {
    try (App app = start(Refreshed.class, "spring.cloud.refresh.enabled=true")) {
      HikariDataSource pool = app.context.getBean("refreshed", HikariDataSource.class);
      assertThat(counted(app, pool)).isEqualTo(1);
      Object before = pool.getHikariPoolMXBean();

      app.context
          .getBean(org.springframework.cloud.context.scope.refresh.RefreshScope.class)
          .refreshAll();

      assertThat(counted(app, pool)).isEqualTo(1);
      assertThat(pool.getHikariPoolMXBean()).isNotNull().isNotSameAs(before);
    }
  }

  /** As DevTools does: the application's classes are loaded by one loader, and ours by another. */
  @ParameterizedTest
  @ValueSource(classes = {OfApplication.class, PoolOfApplication.class})
  void aDataSourceOfAnotherClassLoaderKeepsItsClassThere(Class<?> here) throws Exception {
    byte[] bytes;
    String file = here.getName().substring(here.getPackageName().length() + 1) + ".class";
    try (var stream = getClass().getResourceAsStream(file)) {
      bytes = stream.readAllBytes();
    }
    ClassLoader restart =
        new ClassLoader(getClass().getClassLoader()) {
          @Override
          protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.equals(here.getName())) {
              return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? defineClass(name, bytes, 0, bytes.length) : loaded;
          }
        };
    Class<?> type = restart.loadClass(here.getName());
    assertThat(type).isNotEqualTo(here);
    try (var context = new AnnotationConfigApplicationContext()) {
      context.setClassLoader(restart);
      context.register(RoundtripAutoConfiguration.class);
      context.registerBeanDefinition("restarted", new RootBeanDefinition(type));
      context.refresh();
      DataSource bean = context.getBean("restarted", DataSource.class);

      assertThat(bean).isInstanceOf(type);
      assertThat(bean.getClass().getClassLoader()).isSameAs(restart);
      assertThat(context.getBean(dev.roundtrip.Roundtrip.class).isObserved(bean)).isTrue();
    }
  }

  /** A data source of the application. */
  public static class OfApplication extends DriverManagerDataSource {

    public OfApplication() {
      super("jdbc:h2:mem:restarted");
    }
  }

  /** A pool of the application. */
  public static class PoolOfApplication extends HikariDataSource {}

  @Test
  void twoContextsInOneJvmDoNotSeeEachOther() throws SQLException {
    try (App first = start(Empty.class);
        App second = start(Empty.class)) {
      counted(first, first.context.getBean(DataSource.class));
      second.collected.clear();
      counted(second, second.context.getBean(DataSource.class));

      assertThat(second.collected.names()).containsExactly("attached");
      assertThat(first.roundtrip()).isNotSameAs(second.roundtrip());
    }
  }
}
