package dev.roundtrip.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportTests {

  private static final String JDK = System.getProperty("java.version");

  private final List<Measurement> measurements =
      List.of(
          new Measurement("lookup", Database.STUB, Observer.RAW, 1, JDK, 100, 1, 50),
          new Measurement("lookup", Database.STUB, Observer.ROUNDTRIP, 1, JDK, 300, 2, 150),
          new Measurement(
              "lookup", Database.STUB, Observer.DATASOURCE_PROXY, 1, JDK, 2100, 3, 4050));

  @Test
  void everyObserverIsComparedWithRawAndWithWhatRoundtripAdds() {
    assertThat(Report.render(measurements, StartUpTimes.NONE))
        .contains("### lookup, stub driver")
        .contains("| raw | 100 | 1 | 1.00 | 0 |  | 50 | 0 |  |")
        .contains("| Roundtrip | 300 | 2 | 3.00 | 200 | 1.00 | 150 | 100 | 1.00 |")
        .contains("| 21.00 | 2,000 | 0.10 | 4,050 | 4,000 | 0.03 |");
  }

  @Test
  void aFilteredRunLeavesTheColumnsItCannotFillEmpty() {
    assertThat(Report.render(measurements.subList(1, 2), StartUpTimes.NONE))
        .contains("| Roundtrip | 300 | 2 |  |  |  | 150 |  |  |");
  }

  @Test
  void reportSaysWhatWasMeasuredWhere() {
    assertThat(Report.render(measurements, StartUpTimes.NONE))
        .contains("cores", "datasource-proxy-", "h2-", "opentelemetry-jdbc-", "p6spy-");
  }

  @Test
  void measurementsAreReadFromTheResultOfJmh() throws Exception {
    assertThat(Measurement.read(Path.of(getClass().getResource("/jmh.json").toURI())))
        .containsExactly(
            new Measurement(
                "tenRows", Database.STUB, Observer.RAW, 8, "25.0.1", 71.25, 3.5, 144.0));
  }

  @Test
  void threadsAndAnotherJavaStandInTheTitle() {
    assertThat(
            Report.render(
                List.of(new Measurement("lookup", Database.H2, Observer.RAW, 8, "99.0.1", 1, 1, 1)),
                StartUpTimes.NONE))
        .contains("### lookup, H2 in memory, 8 threads, Java 99.0.1");
  }

  @Test
  void whatIsAddedToTheStartIsTheMedianOfTheDifferences(@TempDir Path folder) throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("start-up.json"),
            "{\"RAW\": [100, 200, 300], \"ROUNDTRIP\": [150, 210, 320]}");

    assertThat(Report.render(List.of(), StartUpTimes.read(file)))
        .contains("| raw | 3 | 200.0 | 200.0 | 300.0 | 0.0 |")
        .contains("| Roundtrip | 3 | 210.0 | 210.0 | 320.0 | 20.0 |")
        .contains("| start-up, added to a JVM that wraps one data source, ms | 60 | 20 |  | yes |");
  }

  @Test
  void targetsAreJudgedByWhatWasMeasured() {
    String targets =
        Targets.render(
            List.of(
                tenRows(Observer.RAW, 100, 0, 64),
                tenRows(Observer.ROUNDTRIP, 300, 10, 448),
                tenRows(Observer.P6SPY, 900, 10, 500),
                tenRows(Observer.DATASOURCE_PROXY, 1_200, 10, 5_000)),
            StartUpTimes.NONE);

    assertThat(targets)
        .contains("| stub, `tenRows`: added time ÷ p6spy's | 0.33 | 0.25 | 0.02 | yes |")
        .contains("| the same ÷ datasource-proxy's | 0.17 | 0.18 | 0.01 | no |")
        .contains("| the same, added bytes | 400 | 384 |  | yes |")
        .contains("| the same, added bytes (aim) | 250 | 384 |  | no |");
  }

  @Test
  void whatCannotBeToldFromTheLimitIsSaidToBeSo() {
    assertThat(
            Targets.render(
                List.of(tenRows(Observer.RAW, 100, 10, 0), tenRows(Observer.ROUNDTRIP, 355, 10, 0)),
                StartUpTimes.NONE))
        .contains("| the same, added ns (aim) | 250 | 255 | 20 | no, within the error |");
  }

  @Test
  void whatWasNotMeasuredIsSaidToBeSo() {
    assertThat(Targets.render(List.of(), StartUpTimes.NONE))
        .contains("| stub, `tenRows`: added time ÷ p6spy's | 0.33 |  |  | not measured |");
  }

  private static Measurement tenRows(Observer observer, double nanos, double error, double bytes) {
    return new Measurement("tenRows", Database.STUB, observer, 1, JDK, nanos, error, bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"RAW", "ROUNDTRIP", "DATASOURCE_PROXY"})
  void theProgramThatStartsRunsWithEachObserver(String observer) {
    assertThatCode(() -> StartUpProgram.main(new String[] {observer})).doesNotThrowAnyException();
  }
}
