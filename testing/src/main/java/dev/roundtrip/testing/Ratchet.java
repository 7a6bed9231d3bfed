package dev.roundtrip.testing;

import dev.roundtrip.finding.Finding;
import dev.roundtrip.finding.FindingKind;
import dev.roundtrip.testing.Baseline.Entry;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What one test found, held against the baseline. */
final class Ratchet {

  /** They come and go with the machine and the garbage collector, not with the code. */
  private static final Set<FindingKind> UNSTEADY =
      EnumSet.of(
          FindingKind.SLOW_STATEMENT,
          FindingKind.STILL_RUNNING,
          FindingKind.SLOW_ACQUISITION,
          FindingKind.NOT_CLOSED);

  private final Baseline baseline;
  private final String test;
  private final List<Entry> accepted;
  private final List<Finding> fresh;
  private final List<Entry> gone;

  Ratchet(Baseline baseline, String test, Queries queries) {
    this.baseline = baseline;
    this.test = test;
    this.accepted = baseline.of(test);
    List<Finding> found = queries.findings().stream().filter(Ratchet::isSteady).toList();
    this.fresh =
        baseline.exists() ? found.stream().filter(each -> !isAccepted(each)).toList() : List.of();
    this.gone = accepted.stream().filter(entry -> found.stream().noneMatch(entry::isOf)).toList();
  }

  static boolean isSteady(Finding finding) {
    return !UNSTEADY.contains(finding.kind());
  }

  private boolean isAccepted(Finding finding) {
    return accepted.stream().anyMatch(entry -> entry.isOf(finding));
  }

  /** Whether there is a baseline, which takes the place of what the extension expects by itself. */
  boolean isOn() {
    return baseline.exists();
  }

  /** Findings that the baseline does not have. */
  List<Finding> fresh() {
    return fresh;
  }

  /** Entries whose finding was not there any more. */
  List<Entry> gone() {
    return gone;
  }

  /** What is accepted in the test. */
  List<Entry> accepted() {
    return accepted;
  }

  /** The queries without the findings that are accepted. */
  Queries judged(Queries queries) {
    return accepted.isEmpty() ? queries : queries.without(this::isAccepted);
  }

  List<Fact> facts() {
    return Stream.concat(newFindings().stream(), goneEntries().stream()).toList();
  }

  private List<Fact> newFindings() {
    if (fresh.isEmpty()) {
      return List.of();
    }
    StringBuilder was = new StringBuilder("was ").append(fresh.size());
    was.append("; fix it, or accept it with a reason in ").append(TestFiles.shown(baseline.file()));
    fresh.forEach(each -> was.append("\n    ").append(Baseline.line(each, test)).append(" …"));
    return List.of(new Fact("new findings", "none", was.toString()));
  }

  private List<Fact> goneEntries() {
    return gone.stream()
        .map(
            entry ->
                new Fact(
                    "accepted finding",
                    "%s of %s".formatted(entry.kind().title(), entry.where()),
                    "is gone: remove line %d of %s"
                        .formatted(entry.line(), TestFiles.shown(baseline.file()))))
        .toList();
  }
}
