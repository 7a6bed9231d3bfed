package dev.roundtrip.internal.detect;

import dev.roundtrip.finding.CallSite;
import dev.roundtrip.finding.Finding;
import dev.roundtrip.finding.StatementShape;
import dev.roundtrip.internal.callsite.CallPath;
import dev.roundtrip.internal.scope.Incident;
import dev.roundtrip.internal.scope.Ledger;
import dev.roundtrip.internal.sql.Shape;
import java.util.List;

/** All detectors, in the order in which one gives way to the other. Thread-safe. */
public final class Detection {

  /** A statement that is an N+1 is no lookup in a loop, and a repeated lookup is no duplicate. */
  private static final List<Detector> DETECTORS =
      List.of(
          new NPlusOneDetector(),
          new LookupInLoopDetector(),
          new DuplicateDetector(),
          new SlowStatementDetector(),
          new IncidentDetector());

  private final Thresholds thresholds;
  private final SharedHelpers helpers = new SharedHelpers();

  /** Detection with these thresholds. */
  public Detection(Thresholds thresholds) {
    this.thresholds = thresholds;
  }

  /** Judges a scope that has ended. */
  public List<Finding> findings(Ledger ledger) {
    helpers.learn(ledger);
    Evaluation evaluation = new Evaluation(ledger, thresholds, helpers);
    for (Detector detector : DETECTORS) {
      detector.detect(evaluation);
    }
    return evaluation.findings();
  }

  /** The line of the application that owns what these frames sent. */
  public CallSite callSite(CallPath path) {
    return helpers.callSite(path);
  }

  /** A shape as users read it. */
  public static StatementShape describe(Shape shape) {
    return Evaluation.describe(shape);
  }

  /** Judges what belongs to no scope that is still open. */
  public List<Finding> findings(Incident incident) {
    return new Incidents(helpers).findings(List.of(incident));
  }
}
