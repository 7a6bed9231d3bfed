package dev.roundtrip.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.Roundtrip;
import dev.roundtrip.Scope;
import dev.roundtrip.contract.Engine;
import dev.roundtrip.finding.Finding;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Runs all scenarios on one database: no miss and no false alarm, and the right line and column.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CorpusContract {

  private static final List<Class<?>> SCENARIOS =
      List.of(
          PlainLoops.class,
          HelperLoops.class,
          Keys.class,
          Sources.class,
          Lookalikes.class,
          QuietCode.class,
          Coincidences.class,
          HibernateCode.class,
          Libraries.class);

  private final Engine engine;
  private final Scoreboard scoreboard = new Scoreboard();
  private final SwitchingDataSource switching = new SwitchingDataSource();
  private final Orms orms;

  CorpusContract(Engine engine) {
    this.engine = engine;
    this.orms = new Orms(engine, switching);
  }

  @BeforeAll
  void createTables() throws SQLException {
    CorpusTables.create(engine);
  }

  @AfterAll
  void printScoreboard() {
    orms.close();
    System.out.println("Corpus on " + engine + ": " + scoreboard);
  }

  @TestFactory
  Stream<DynamicTest> scenarios() {
    return Scenario.of(SCENARIOS)
        .flatMap(
            scenario ->
                Arrays.stream(scenario.sizes())
                    .mapToObj(
                        n ->
                            DynamicTest.dynamicTest(
                                scenario.name() + ", n = " + n, () -> run(scenario, n))));
  }

  private void run(Scenario scenario, int n) throws Throwable {
    List<Finding> findings = new CopyOnWriteArrayList<>();
    try (Roundtrip roundtrip = Roundtrip.builder().onFinding(findings::add).build()) {
      DataSource observed = roundtrip.wrap(engine.dataSource());
      switching.use(observed);
      try (Scope scope = roundtrip.openScope(scenario.name());
          Connection connection = observed.getConnection()) {
        JdbcTemplate jdbc = new JdbcTemplate(observed);
        scenario.run(new Db(engine, roundtrip, scope, observed, connection, jdbc, orms), n);
      }
      assertThat(roundtrip.ownFailures()).isZero();
    }
    assertThat(scoreboard.judge(scenario, n, findings)).isEmpty();
  }
}
