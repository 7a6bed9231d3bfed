package dev.roundtrip.internal.verdict;

import dev.roundtrip.finding.Allowance;
import dev.roundtrip.finding.CallSite;
import dev.roundtrip.finding.Finding;
import dev.roundtrip.finding.FindingKind;
import dev.roundtrip.internal.callsite.CallPath;
import dev.roundtrip.internal.detect.Found;
import dev.roundtrip.internal.detect.StatementPattern;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** What is meant, and which entries have ever been needed. Thread-safe. */
public final class AllowList {

  /** What {@code @AllowQueries} is about; a statement that is slow is slow all the same. */
  private static final Set<FindingKind> MARKABLE =
      EnumSet.of(
          FindingKind.N_PLUS_ONE,
          FindingKind.LOOKUP_IN_LOOP,
          FindingKind.WRITE_IN_LOOP,
          FindingKind.READ_MODIFY_WRITE,
          FindingKind.DUPLICATE,
          FindingKind.BATCH_TOO_SMALL);

  private final List<Entry> entries;

  private record Entry(
      Allowance allowance, @Nullable StatementPattern statements, AtomicBoolean matched) {

    static Entry of(Allowance allowance) {
      return new Entry(
          allowance,
          allowance.by() == Allowance.By.SHAPE ? StatementPattern.of(allowance.pattern()) : null,
          new AtomicBoolean());
    }
  }

  /** A list of these entries. */
  public AllowList(List<Allowance> allowances) {
    entries = allowances.stream().map(Entry::of).toList();
  }

  /** The reason for which a finding is meant, or null if it is not. */
  public @Nullable String reason(Found found) {
    String reason = mark(found);
    for (Entry entry : entries) {
      if (matches(entry, found)) {
        entry.matched().set(true);
        reason = reason == null ? entry.allowance().reason() : reason;
      }
    }
    return reason;
  }

  /** The entries that have matched nothing yet. */
  public List<Allowance> stale() {
    return entries.stream().filter(entry -> !entry.matched().get()).map(Entry::allowance).toList();
  }

  /** The mark counts if all of the finding's code bears one. */
  private static @Nullable String mark(Found found) {
    if (!MARKABLE.contains(found.finding().kind())
        || found.paths().stream().anyMatch(path -> path.allowedBecause() == null)) {
      return null;
    }
    return found.paths().stream()
        .map(CallPath::allowedBecause)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static boolean matches(Entry entry, Found found) {
    Finding finding = found.finding();
    String pattern = entry.allowance().pattern();
    return switch (entry.allowance().by()) {
      case FINGERPRINT -> finding.fingerprint().equals(pattern);
      case SHAPE -> entry.statements() != null && entry.statements().matches(finding.shape());
      case CODE ->
          found.paths().isEmpty()
              ? isIn(finding.callSite(), pattern)
              : found.paths().stream()
                  .allMatch(path -> path.frames().stream().anyMatch(frame -> isIn(frame, pattern)));
    };
  }

  private static boolean isIn(CallSite frame, String packageOrClass) {
    String name = frame.className();
    return name.equals(packageOrClass)
        || name.startsWith(packageOrClass + ".")
        || name.startsWith(packageOrClass + "$");
  }
}
