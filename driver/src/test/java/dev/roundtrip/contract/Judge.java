package dev.roundtrip.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.finding.Finding;
import dev.roundtrip.finding.FindingKind;
import dev.roundtrip.internal.callsite.FrameFilter;
import dev.roundtrip.internal.callsite.StackReader;
import dev.roundtrip.internal.callsite.ThreadStackReader;
import dev.roundtrip.internal.detect.Detection;
import dev.roundtrip.internal.detect.Thresholds;
import dev.roundtrip.internal.door.AgentDoor;
import dev.roundtrip.internal.jdbc.ObservedDataSource;
import dev.roundtrip.internal.probe.DataSourceProbe;
import dev.roundtrip.internal.probe.OwnFailures;
import dev.roundtrip.internal.probe.ProbeSettings;
import dev.roundtrip.internal.probe.Recorder;
import dev.roundtrip.internal.scope.LedgerLimits;
import dev.roundtrip.internal.scope.OpenScope;
import dev.roundtrip.internal.scope.Scopes;
import dev.roundtrip.internal.sql.ShapeCache;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;

/** Observes a data source, and judges what it sees with the kinds that a test asks for. */
final class Judge {

  /** What is about repetition, slowness and leaks; not the marks of single statements. */
  static final Set<FindingKind> OF_LOOPS =
      EnumSet.of(
          FindingKind.BATCH_TOO_SMALL,
          FindingKind.VARYING_IN_LENGTH,
          FindingKind.LITERALS_INSTEAD_OF_BINDS,
          FindingKind.SLOW_ACQUISITION);

  static {
    OF_LOOPS.addAll(Detection.onByDefault());
  }

  private final OwnFailures failures = new OwnFailures();
  private final List<Finding> findings = new CopyOnWriteArrayList<>();
  private final Scopes scopes;
  private final DataSource dataSource;

  /** Judges with the thresholds for tests. */
  Judge(DataSource raw, Set<FindingKind> kinds) {
    this(raw, Thresholds.sensitive(Duration.ofSeconds(10)), kinds);
  }

  Judge(DataSource raw, Thresholds thresholds, Set<FindingKind> kinds) {
    Detection detection = new Detection(thresholds, kinds);
    scopes =
        new Scopes(
            LedgerLimits.DEFAULT,
            System::nanoTime,
            ledger -> findings.addAll(detection.findings(ledger)));
    Recorder recorder =
        new Recorder(
            new ProbeSettings(
                true,
                Long.MAX_VALUE,
                true,
                false,
                false,
                false,
                ProbeSettings.NEVER,
                ProbeSettings.NEVER,
                1),
            new ShapeCache(1 << 20),
            scopes,
            new StackReader(new FrameFilter(List.of()), element -> null),
            new ThreadStackReader(new FrameFilter(List.of())),
            incident -> {},
            failures);
    DataSourceProbe probe = new DataSourceProbe(recorder, raw);
    dataSource = AgentDoor.observes(raw, probe) ? raw : new ObservedDataSource(raw, probe);
  }

  /** Some code of an application. */
  interface Work {
    void run() throws Exception;
  }

  /** What is observed. */
  DataSource dataSource() {
    return dataSource;
  }

  /** What is found in a unit of work. */
  List<Finding> findings(Work work) throws Exception {
    findings.clear();
    OpenScope scope = scopes.open("work");
    try {
      work.run();
    } finally {
      scopes.end(scope);
    }
    assertThat(failures.count()).isZero();
    return List.copyOf(findings);
  }

  /** The only finding of a unit of work. */
  <T extends Finding> T only(Class<T> type, Work work) throws Exception {
    List<Finding> found = findings(work);
    assertThat(found).hasSize(1).first().isInstanceOf(type);
    return type.cast(found.get(0));
  }
}
