package dev.roundtrip.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.Roundtrip;
import dev.roundtrip.contract.Engine;
import dev.roundtrip.finding.Finding;
import dev.roundtrip.finding.FindingKind;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.DynamicTest;

/**
 * Runs scenarios on one database, each with a Roundtrip of its own, and holds what comes out
 * against the labels and the recorded figures.
 */
record Runs(Engine engine, Scoreboard scoreboard, Application application) {

  /** Runs one scenario over the data source that is observed, in a scope. */
  @FunctionalInterface
  interface Application {
    void run(Scenario scenario, int n, Roundtrip roundtrip, DataSource observed) throws Throwable;
  }

  /** A test for each run, and one for the figures. */
  Stream<DynamicTest> of(List<Class<?>> scenarios, String figures) throws IOException {
    Accuracy accuracy = new Accuracy(figures, scoreboard.figures());
    Stream<DynamicTest> runs =
        Scenario.of(scenarios)
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
      application.run(scenario, n, roundtrip, roundtrip.wrap(recording.of(engine.pool())));
      assertThat(roundtrip.ownFailures()).isZero();
    }
    return scoreboard.judge(scenario, n, findings, recording.executions());
  }
}
