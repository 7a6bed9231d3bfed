package dev.roundtrip.internal.verdict;

import dev.roundtrip.finding.Finding;
import dev.roundtrip.finding.FindingKind;
import dev.roundtrip.finding.Severity;
import dev.roundtrip.finding.TextFinding;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers which marks of texts were told already: a text has its marks each time that it is sent,
 * and to say so once is enough. Each scope's own report has them all, so that no verdict depends on
 * which scope came first. Thread-safe.
 */
public final class ToldTexts {

  /** More texts than most applications have. */
  static final int MAXIMUM = 4_096;

  private record Mark(FindingKind kind, String shape, Severity severity) {}

  private final Map<Mark, Boolean> told =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Mark, Boolean> eldest) {
          return size() > MAXIMUM;
        }
      };

  /** Whether this is not known yet; from now on it is. */
  public boolean isNews(Finding finding) {
    if (!(finding instanceof TextFinding)) {
      return true;
    }
    Mark mark = new Mark(finding.kind(), finding.shape().fingerprint(), finding.severity());
    synchronized (told) {
      return told.put(mark, true) == null;
    }
  }
}
