package dev.roundtrip.spring.boot;

import dev.roundtrip.finding.Evidence.Note;
import dev.roundtrip.finding.Finding;
import dev.roundtrip.finding.NPlusOneFinding;
import dev.roundtrip.finding.SlowStatementFinding;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One finding, and how often it came. Not thread-safe. */
final class RecentFinding {

  private final Instant first;
  private Instant last;
  private long times;
  private Duration wasted = Duration.ZERO;
  private @Nullable Finding latest;

  RecentFinding(Instant now) {
    first = now;
    last = now;
  }

  void found(Finding finding, Instant now) {
    latest = finding;
    last = now;
    times++;
    wasted = wasted.plus(finding.wasted());
  }

  /** Without values, even where findings show them. */
  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    if (latest == null) {
      return json;
    }
    json.put("fingerprint", latest.fingerprint());
    json.put("kind", latest.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    json.put("severity", latest.severity().name().toLowerCase(Locale.ROOT));
    json.put("summary", latest.summary());
    json.put("scope", latest.scope());
    json.put("callSite", latest.callSite().toString());
    for (Note note : latest.evidence().notes()) {
      json.put(note.label().replace(" by", "By"), note.text());
    }
    if (latest instanceof NPlusOneFinding nPlusOne && nPlusOne.association() != null) {
      json.put("association", nPlusOne.association());
    }
    json.put("statement", latest.shape().text());
    json.put("shape", latest.shape().fingerprint());
    json.put("tables", latest.shape().tables());
    json.put("occurrences", latest.occurrences());
    json.put("wastedMillis", millis(latest.wasted()));
    json.put("advice", latest.advice().text());
    if (latest.advice().example() != null) {
      json.put("example", latest.advice().example());
    }
    if (latest instanceof SlowStatementFinding slow) {
      json.put("slowestMillis", millis(slow.slowest()));
      json.put("thresholdMillis", millis(slow.threshold()));
      if (slow.plan() != null) {
        json.put("plan", String.valueOf(slow.plan()));
      } else if (slow.noPlan() != null) {
        json.put("noPlan", slow.noPlan());
      }
    }
    json.put("times", times);
    json.put("wastedMillisInAll", millis(wasted));
    json.put("first", first.toString());
    json.put("last", last.toString());
    return json;
  }

  static double millis(Duration duration) {
    return Math.round(duration.toNanos() / 1_000.0) / 1_000.0;
  }
}
