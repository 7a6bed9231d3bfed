package dev.roundtrip.benchmarks;

import com.p6spy.engine.spy.P6DataSource;
import dev.roundtrip.Environment;
import dev.roundtrip.Roundtrip;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.instrumentation.jdbc.datasource.JdbcTelemetry;
import java.time.Duration;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;

/** Who watches the data source; the counting ones do no more than count executions. */
@SuppressWarnings("ImmutableEnumChecker") // What makes an observation has no state.
public enum Observer {
  RAW("raw", UnaryOperator.identity()),
  ROUNDTRIP("Roundtrip", Roundtrip::builder),
  ROUNDTRIP_DETECTION_OFF("Roundtrip, detection off", () -> Roundtrip.builder().detection(false)),
  /** What statements that are fast pay for the plans of those that are not, is what this lacks. */
  ROUNDTRIP_PLANS_OFF("Roundtrip, plans off", () -> Roundtrip.builder().explain(false)),
  /** As in production, where each statement is over the threshold and its plan is asked for. */
  ROUNDTRIP_SLOW("Roundtrip, production, all is slow", () -> slow().explain(true)),
  ROUNDTRIP_SLOW_PLANS_OFF(
      "Roundtrip, production, all is slow, plans off", () -> slow().explain(false)),
  DATASOURCE_PROXY(
      "datasource-proxy, counting",
      dataSource -> ProxyDataSourceBuilder.create(dataSource).countQuery().build()),
  DATASOURCE_PROXY_RESULT_SETS(
      "datasource-proxy, counting, result sets",
      dataSource ->
          ProxyDataSourceBuilder.create(dataSource).countQuery().proxyResultSet().build()),
  P6SPY("p6spy, counting", Observer::countingSpy),
  /** As it comes, but see spy.properties: it builds what it would log, and writes nothing. */
  P6SPY_LOG("p6spy, silent log", dataSource -> new P6DataSource(dataSource)),
  OPENTELEMETRY_NOOP(
      "OpenTelemetry, no SDK",
      dataSource -> JdbcTelemetry.create(OpenTelemetry.noop()).wrap(dataSource)),
  OPENTELEMETRY_SDK(
      "OpenTelemetry, SDK, no exporter",
      dataSource -> JdbcTelemetry.create(CountedSpans.SDK).wrap(dataSource));

  final String label;
  private final Watch watch;

  /** An observer that knows no units of work. */
  Observer(String label, UnaryOperator<DataSource> wrapper) {
    this.label = label;
    this.watch =
        dataSource -> {
          DataSource observed = wrapper.apply(dataSource);
          return () -> observed;
        };
  }

  /** Roundtrip, with settings. */
  Observer(String label, Settings settings) {
    this.label = label;
    this.watch = dataSource -> new RoundtripObservation(settings.builder().build(), dataSource);
  }

  Observation observe(DataSource dataSource) {
    return watch.observe(dataSource);
  }

  private static Roundtrip.Builder slow() {
    return Roundtrip.builder().environment(Environment.PRODUCTION).slowThreshold(Duration.ZERO);
  }

  private static DataSource countingSpy(DataSource dataSource) {
    P6DataSource spy = new P6DataSource(dataSource);
    CountingListener listener = new CountingListener();
    spy.setJdbcEventListenerFactory(() -> listener);
    return spy;
  }

  @FunctionalInterface
  private interface Watch {
    Observation observe(DataSource dataSource);
  }

  @FunctionalInterface
  private interface Settings {
    Roundtrip.Builder builder();
  }
}
