package dev.roundtrip.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.Roundtrip;
import dev.roundtrip.Scope;
import dev.roundtrip.contract.Engine;
import dev.roundtrip.finding.Finding;
import java.lang.reflect.InvocationTargetException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Runs scenarios on one database: no miss, no false alarm, the right line and column. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FrameworkContract {

  static final List<Class<?>> EVERYWHERE =
      List.of(
          JpaReading.class,
          JpaWriting.class,
          JpaQuiet.class,
          SpringDataReading.class,
          SpringDataWriting.class,
          SpringDataQuiet.class,
          PressCode.class);

  private final Engine engine;
  private final List<Class<?>> scenarios;
  private final boolean withEclipseLink;
  private final Scoreboard scoreboard = new Scoreboard();
  private final SwitchingDataSource switching = new SwitchingDataSource();
  private @Nullable Frameworks frameworks;

  FrameworkContract(Engine engine, List<Class<?>> scenarios, boolean withEclipseLink) {
    this.engine = engine;
    this.scenarios = scenarios;
    this.withEclipseLink = withEclipseLink;
  }

  @BeforeAll
  void start() throws SQLException {
    PublishingTables.create(engine);
    switching.use(engine.dataSource());
    frameworks = new Frameworks(engine, switching, withEclipseLink);
  }

  @AfterAll
  void stop() {
    if (frameworks != null) {
      switching.use(engine.dataSource());
      frameworks.close();
    }
    System.out.println(getClass().getSimpleName() + ": " + scoreboard);
  }

  @TestFactory
  Stream<DynamicTest> scenarios() {
    return Scenario.of(scenarios)
        .flatMap(
            scenario ->
                Arrays.stream(scenario.sizes())
                    .mapToObj(
                        n ->
                            DynamicTest.dynamicTest(
                                scenario.name() + ", n = " + n, () -> run(scenario, n))));
  }

  private void run(Scenario scenario, int n) throws Throwable {
    if (frameworks == null) {
      throw new IllegalStateException("not started");
    }
    List<Finding> findings = new CopyOnWriteArrayList<>();
    try (Roundtrip roundtrip = Roundtrip.builder().onFinding(findings::add).build()) {
      DataSource observed = roundtrip.wrap(engine.dataSource());
      switching.use(observed);
      try (Scope scope = roundtrip.openScope(scenario.name())) {
        scenario.method().invoke(null, new App(engine, roundtrip, scope, observed, frameworks), n);
      } catch (InvocationTargetException failure) {
        throw failure.getCause();
      }
      assertThat(roundtrip.ownFailures()).isZero();
    } finally {
      PublishingTables.restore(engine);
    }
    assertThat(scoreboard.judge(scenario, n, findings)).isEmpty();
  }
}
