package dev.roundtrip.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.Roundtrip;
import dev.roundtrip.Scope;
import dev.roundtrip.contract.Engine;
import dev.roundtrip.finding.Finding;
import dev.roundtrip.finding.FindingKind;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
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
 * Runs all scenarios on one database: no miss and no false alarm, and the right line and column,
 * but for the runs that the figures beside the corpus record as wrong.
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
          Libraries.class,
          ShopServices.class,
          Aggregates.class,
          Trees.class,
          Repeats.class,
          Writes.class,
          ReadThenWrite.class,
          Lists.class,
          Pages.class,
          Workers.class,
          Chance.class,
          OddKeys.class,
          ClinicServices.class,
          ClinicQueries.class,
          ClinicTrees.class,
          ClinicJobs.class,
          ClinicThreads.class,
          ClinicQuiet.class,
          ClinicQuietJobs.class);

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
    ClinicTables.create(engine);
  }

  @AfterAll
  void printScoreboard() {
    orms.close();
    System.out.println("Corpus on " + engine + ": " + scoreboard);
  }

  @TestFactory
  Stream<DynamicTest> scenarios() throws IOException {
    Accuracy accuracy = new Accuracy(engine.name(), scoreboard.figures());
    Stream<DynamicTest> runs =
        Scenario.of(SCENARIOS)
            .flatMap(
                scenario ->
                    Arrays.stream(scenario.sizes())
                        .mapToObj(
                            n ->
                                DynamicTest.dynamicTest(
                                    scenario.run(n),
                                    () -> accuracy.check(scenario.run(n), run(scenario, n)))));
    return Stream.concat(
        runs, Stream.of(DynamicTest.dynamicTest("figures are as recorded", accuracy::check)));
  }

  private List<String> run(Scenario scenario, int n) throws Throwable {
    List<Finding> findings = new CopyOnWriteArrayList<>();
    Recording recording = new Recording();
    Roundtrip.Builder builder =
        Roundtrip.builder()
            // How fast a statement is does not belong to the corpus.
            .slowThreshold(Duration.ofHours(1))
            .onFinding(findings::add);
    for (FindingKind kind : scenario.enabled()) {
      builder.finding(kind, true);
    }
    try (Roundtrip roundtrip = builder.build()) {
      DataSource observed = roundtrip.wrap(recording.of(engine.dataSource()));
      switching.use(observed);
      try (Scope scope = roundtrip.openScope(scenario.name());
          Connection connection = observed.getConnection()) {
        JdbcTemplate jdbc = new JdbcTemplate(observed);
        scenario.run(new Db(engine, roundtrip, scope, observed, connection, jdbc, orms), n);
      }
      assertThat(roundtrip.ownFailures()).isZero();
    }
    return scoreboard.judge(scenario, n, findings, recording.executions());
  }
}
