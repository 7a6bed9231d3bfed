package dev.roundtrip.corpus;

import dev.roundtrip.Roundtrip;
import dev.roundtrip.Scope;
import dev.roundtrip.contract.Engine;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * Runs scenarios on one database: no miss, no false alarm, and the right line and column, but for
 * the runs that the figures beside the corpus record as wrong.
 */
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
    switching.use(engine.pool());
    frameworks = new Frameworks(engine, switching, withEclipseLink);
  }

  @AfterAll
  void stop() {
    if (frameworks != null) {
      switching.use(engine.pool());
      frameworks.close();
    }
    System.out.println(getClass().getSimpleName() + ": " + scoreboard);
  }

  @TestFactory
  Stream<DynamicTest> scenarios() throws IOException {
    String figures = (withEclipseLink ? "ECLIPSELINK." : "") + engine.name();
    return new Runs(engine, scoreboard, this::run).of(scenarios, figures);
  }

  private void run(Scenario scenario, int n, Roundtrip roundtrip, DataSource observed)
      throws Throwable {
    if (frameworks == null) {
      throw new IllegalStateException("not started");
    }
    switching.use(observed);
    try (Scope scope = roundtrip.openScope(scenario.name())) {
      scenario.method().invoke(null, new App(engine, roundtrip, scope, observed, frameworks), n);
    } catch (InvocationTargetException failure) {
      throw failure.getCause();
    } finally {
      PublishingTables.restore(engine);
    }
  }
}
