package dev.roundtrip.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTests {

  private final List<Measurement> measurements =
      List.of(
          new Measurement("lookup", Database.STUB, Observer.RAW, 100, 1, 50),
          new Measurement("lookup", Database.STUB, Observer.ROUNDTRIP, 300, 2, 150),
          new Measurement("lookup", Database.STUB, Observer.DATASOURCE_PROXY, 2100, 3, 4050));

  @Test
  void addedTimeAndBytesAreRelativeToWhatDatasourceProxyAdds() {
    assertThat(Report.render(measurements))
        .contains("### lookup, stub driver")
        .contains("| raw | 100 | 1 | 1.00 | 0 | 0.00 | 50 | 0 | 0.00 |")
        .contains("| Roundtrip | 300 | 2 | 3.00 | 200 | 0.10 | 150 | 100 | 0.03 |")
        .contains("| 21.00 | 2,000 | 1.00 | 4,050 | 4,000 | 1.00 |");
  }

  @Test
  void aFilteredRunLeavesTheColumnsItCannotFillEmpty() {
    assertThat(Report.render(measurements.subList(1, 2)))
        .contains("| Roundtrip | 300 | 2 |  |  |  | 150 |  |  |");
  }

  @Test
  void reportSaysWhatWasMeasuredWhere() {
    assertThat(Report.render(measurements)).contains("cores", "datasource-proxy-", "h2-", "p6spy-");
  }

  @Test
  void measurementsAreReadFromTheResultOfJmh() throws Exception {
    assertThat(Measurement.read(Path.of(getClass().getResource("/jmh.json").toURI())))
        .containsExactly(
            new Measurement("tenRows", Database.STUB, Observer.RAW, 71.25, 3.5, 144.0));
  }
}
