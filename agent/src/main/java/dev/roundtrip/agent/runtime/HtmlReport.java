package dev.roundtrip.agent.runtime;

import dev.roundtrip.agent.runtime.Findings.Found;
import dev.roundtrip.finding.Finding;
import dev.roundtrip.internal.report.FindingText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;

/** The findings as one page that needs nothing else. Everything of the application is escaped. */
final class HtmlReport {

  private HtmlReport() {}

  static String of(List<Found> entries) {
    List<Found> sorted =
        entries.stream()
            .sorted(Comparator.comparing((Found entry) -> entry.finding().wasted()).reversed())
            .toList();
    StringBuilder rows = new StringBuilder();
    for (Found entry : sorted) {
      row(rows, entry);
    }
    if (sorted.isEmpty()) {
      rows.append("<p class=\"none\">Nothing was found.</p>\n");
    }
    long times = sorted.stream().mapToLong(Found::times).sum();
    return template()
        .replace("{{problems}}", sorted.size() == 1 ? "1 problem" : sorted.size() + " problems")
        .replace("{{findings}}", times == 1 ? "1 finding" : times + " findings")
        .replace("{{rows}}", rows);
  }

  private static void row(StringBuilder page, Found entry) {
    Finding finding = entry.finding();
    page.append("<details class=\"finding ")
        .append(finding.severity().name().toLowerCase(java.util.Locale.ROOT))
        .append("\"><summary><span class=\"kind\">")
        .append(escaped(finding.severity().name()))
        .append("</span> <span class=\"what\">")
        .append(escaped(finding.summary()))
        .append("</span><span class=\"where\">")
        .append(escaped(finding.callSite().toString()))
        .append(" · ")
        .append(escaped(finding.scope()))
        .append(" · ")
        .append(entry.times() == 1 ? "found once" : "found " + entry.times() + " times")
        .append("</span></summary><pre>")
        .append(escaped(FindingText.of(finding)))
        .append("</pre></details>\n");
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  private static String template() {
    try (InputStream stream =
        HtmlReport.class.getClassLoader().getResourceAsStream("dev/roundtrip/agent/report.html")) {
      if (stream == null) {
        throw new IllegalStateException("the agent's jar has lost its report.html");
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      stream.transferTo(bytes);
      return bytes.toString(StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new IllegalStateException("report.html in the agent's jar cannot be read", unreadable);
    }
  }
}
