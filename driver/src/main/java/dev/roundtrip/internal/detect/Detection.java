package dev.roundtrip.internal.detect;

import dev.roundtrip.finding.CallSite;
import dev.roundtrip.finding.Finding;
import dev.roundtrip.finding.FindingKind;
import dev.roundtrip.finding.Inconclusive;
import dev.roundtrip.finding.StatementShape;
import dev.roundtrip.internal.callsite.CallPath;
import dev.roundtrip.internal.scope.Group;
import dev.roundtrip.internal.scope.Incident;
import dev.roundtrip.internal.scope.Ledger;
import dev.roundtrip.internal.sql.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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

  /** What else runs, because it is asked for: it explains nothing that others would report. */
  private final List<OptIn> optIn;

  private final SharedHelpers helpers = new SharedHelpers();

  /** Detection with these thresholds, of which only these kinds are told. */
  public Detection(Thresholds thresholds, Set<FindingKind> enabled) {
    this.thresholds = thresholds;
    this.enabled = Set.copyOf(enabled);
    this.optIn = OptIn.of(this.enabled);
  }

  /** Whether there can be a verdict about a statement that is alone in its scope and not slow. */
  public boolean judgesSingles() {
    return OptIn.judgesSingles(enabled);
  }

  /** The kinds that are told of. */
  public Set<FindingKind> kinds() {
    return enabled;
  }

  /** The kinds that are reported unless somebody asks for others. */
  public static Set<FindingKind> onByDefault() {
    EnumSet<FindingKind> kinds = EnumSet.noneOf(FindingKind.class);
    Arrays.stream(FindingKind.values()).filter(FindingKind::isOnByDefault).forEach(kinds::add);
    return kinds;
  }

  /** Judges a scope that has ended; findings that are allowed are among them. */
  public List<Finding> findings(Ledger ledger) {
    return judge(ledger).stream().map(Found::finding).toList();
  }

  /** The same with the call paths of each finding. */
  public List<Found> judge(Ledger ledger) {
    helpers.learn(ledger);
    List<Found> found = evaluate(ledger, null, optIn).found();
    return found.isEmpty() ? found : found.stream().filter(this::isEnabled).toList();
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
    return new Incidents(helpers)
        .findings(List.of(incident)).stream()
            .filter(finding -> enabled.contains(finding.kind()))
            .toList();
  }

  /** What could not be judged about loops, because there was too little of it. */
  public List<Inconclusive> doubts(Ledger ledger) {
    return OneRowParents.doubts(ledger);
  }

  /**
   * What the detectors say about a shape: why it is not found, kind by kind. They judge as they
   * always do, and are listened to. The ledger must not change meanwhile.
   */
  public Explained explain(Ledger ledger, Shape shape) {
    Explanation explanation = new Explanation(shape);
    Evaluation evaluation =
        evaluate(ledger, explanation, OptIn.of(EnumSet.allOf(FindingKind.class)));
    String unconcerned = Repeats.unconcerned(shape);
    List<Group> groups = ledger.groupsByShape().getOrDefault(shape, List.of());
    long count = groups.stream().mapToLong(Group::count).sum();
    List<String> reasons = new ArrayList<>();
    reasons.add(
        "It was sent %d %s from %d call %s"
            .formatted(
                count,
                count == 1 ? "time" : "times",
                groups.size(),
                groups.size() == 1 ? "path" : "paths"));
    if (unconcerned != null) {
      reasons.add("Repetition of it says nothing: " + unconcerned);
    }
    reasons.addAll(explanation.sentences());
    String fingerprint = shape.described().fingerprint();
    return new Explained(
        evaluation.found().stream()
            .filter(found -> found.finding().shape().fingerprint().equals(fingerprint))
            .toList(),
        enabled,
        reasons);
  }

  private boolean isEnabled(Found found) {
    return enabled.contains(found.finding().kind());
  }

  private Evaluation evaluate(
      Ledger ledger, @Nullable Explanation explanation, List<OptIn> besides) {
    Evaluation evaluation = new Evaluation(ledger, thresholds, helpers, explanation);
    for (Detector detector : DETECTORS) {
      detector.detect(evaluation);
    }
    besides.forEach(each -> each.detector().detect(evaluation));
    return evaluation;
  }
}
