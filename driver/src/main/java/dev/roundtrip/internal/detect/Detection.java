package dev.roundtrip.internal.detect;

import dev.roundtrip.finding.Finding;
import dev.roundtrip.finding.FindingKind;
import dev.roundtrip.internal.scope.Incident;
import dev.roundtrip.internal.scope.Ledger;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** All detectors, in the order in which one gives way to the other. Thread-safe. */
public final class Detection {

  /**
   * A statement belongs to one verdict, the first that explains it: what is read and written in
   * turn is no N+1, an N+1 is no lookup in a loop, a repeated lookup is no duplicate, and a batch
   * that is too small needs no padding. What is explained by a kind that nobody wants stays silent;
   * a weaker kind does not step in.
   */
  private static final List<Detector> DETECTORS =
      List.of(
          new ReadModifyWriteDetector(),
          new NPlusOneDetector(),
          new WriteInLoopDetector(),
          new LookupInLoopDetector(),
          new DuplicateDetector(),
          new BatchTooSmallDetector(),
          new VaryingInLengthDetector(),
          new LiteralsDetector(),
          new SlowStatementDetector(),
          new IncidentDetector());

  private final Thresholds thresholds;
  private final Set<FindingKind> enabled;
  private final SharedHelpers helpers = new SharedHelpers();

  /** Detection with these thresholds of the kinds that are on by default. */
  public Detection(Thresholds thresholds) {
    this(thresholds, onByDefault());
  }

  /**
   * Detection with these thresholds.
   *
   * @param enabled the kinds to report; incidents such as slow acquisitions are reported whatever
   *     it says, as they only come where they were asked for
   */
  public Detection(Thresholds thresholds, Set<FindingKind> enabled) {
    this.thresholds = thresholds;
    this.enabled = Collections.unmodifiableSet(copy(enabled));
  }

  private static EnumSet<FindingKind> copy(Set<FindingKind> kinds) {
    EnumSet<FindingKind> copy = EnumSet.noneOf(FindingKind.class);
    copy.addAll(kinds);
    return copy;
  }

  /** The kinds that are reported unless somebody asks for others. */
  public static Set<FindingKind> onByDefault() {
    EnumSet<FindingKind> kinds = EnumSet.noneOf(FindingKind.class);
    Arrays.stream(FindingKind.values()).filter(FindingKind::isOnByDefault).forEach(kinds::add);
    return kinds;
  }

  /** Judges a scope that has ended. */
  public List<Finding> findings(Ledger ledger) {
    helpers.learn(ledger);
    Evaluation evaluation = new Evaluation(ledger, thresholds, enabled, helpers);
    for (Detector detector : DETECTORS) {
      detector.detect(evaluation);
    }
    return evaluation.findings();
  }

  /** Judges what belongs to no scope that is still open. */
  public List<Finding> findings(Incident incident) {
    return new Incidents(helpers).findings(List.of(incident));
  }
}
