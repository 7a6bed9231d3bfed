package dev.roundtrip.testing;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.roundtrip.finding.AllowedFinding;
import dev.roundtrip.finding.CallSite;
import dev.roundtrip.finding.Finding;
import dev.roundtrip.recording.RecordedStatement;
import dev.roundtrip.testing.Baseline.Entry;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;

/** The results of a run as JSON, in the format that the guide documents. */
final class RunJson {

  /** Raised when something is removed or changes its meaning; what is added needs no new one. */
  static final int FORMAT = 1;

  private final JsonGenerator json;

  private RunJson(JsonGenerator json) {
    this.json = json;
  }

  static String of(List<TestResult> results) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter());
      new RunJson(json).run(results);
    }
    return text + "\n";
  }

  private void run(List<TestResult> results) throws IOException {
    json.writeStartObject();
    json.writeNumberField("format", FORMAT);
    json.writeArrayFieldStart("tests");
    for (TestResult result : results) {
      test(result);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void test(TestResult result) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", result.id());
    json.writeStringField("name", result.name());
    json.writeBooleanField("failed", result.failed());
    json.writeNumberField("executions", result.total());
    json.writeObjectFieldStart("latency");
    millis("perRoundTripMillis", result.latency().perRoundTrip());
    json.writeNumberField("roundTrips", result.latency().roundTrips());
    json.writeEndObject();
    json.writeArrayFieldStart("statements");
    for (RecordedStatement statement : result.statements()) {
      statement(statement);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("findings");
    for (Finding finding : result.findings()) {
      json.writeStartObject();
      finding(finding);
      json.writeBooleanField("new", result.fresh().contains(finding));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("allowed");
    for (AllowedFinding allowed : result.allowed()) {
      json.writeStartObject();
      finding(allowed.finding());
      json.writeStringField("reason", allowed.reason());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("gone");
    for (Entry entry : result.gone()) {
      gone(entry);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("inconclusive");
    for (String doubt : result.inconclusive()) {
      json.writeString(doubt);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void statement(RecordedStatement statement) throws IOException {
    json.writeStartObject();
    json.writeStringField("fingerprint", statement.shape().fingerprint());
    json.writeStringField("kind", statement.shape().kind().name());
    json.writeStringField("text", statement.shape().text());
    json.writeStringField("dataSource", statement.dataSource());
    callSite(statement.callSite());
    json.writeNumberField("executions", statement.executions());
    json.writeNumberField("failures", statement.failures());
    json.writeNumberField("rowsRead", statement.rows());
    json.writeNumberField("rowsChanged", statement.affectedRows());
    json.writeNumberField("batches", statement.batches());
    millis("millis", statement.time());
    json.writeEndObject();
  }

  private void finding(Finding finding) throws IOException {
    json.writeStringField("fingerprint", finding.fingerprint());
    json.writeStringField("kind", finding.kind().name());
    json.writeStringField("severity", finding.severity().name());
    json.writeStringField("summary", finding.summary());
    json.writeStringField("statement", finding.shape().fingerprint());
    callSite(finding.callSite());
    json.writeNumberField("occurrences", finding.occurrences());
    millis("wastedMillis", finding.wasted());
    json.writeStringField("advice", finding.advice().text());
  }

  private void gone(Entry entry) throws IOException {
    json.writeStartObject();
    json.writeStringField("fingerprint", entry.fingerprint());
    json.writeStringField("kind", entry.kind().name());
    json.writeStringField("where", entry.where());
    json.writeNumberField("line", entry.line());
    json.writeEndObject();
  }

  /** Null if it is not known. */
  private void callSite(CallSite site) throws IOException {
    if (!site.isKnown()) {
      json.writeNullField("callSite");
      return;
    }
    json.writeObjectFieldStart("callSite");
    json.writeStringField("class", site.className());
    json.writeStringField("method", site.methodName());
    json.writeStringField("file", site.fileName());
    json.writeNumberField("line", site.line());
    json.writeEndObject();
  }

  private void millis(String name, Duration time) throws IOException {
    json.writeNumberField(name, Math.round(time.toNanos() / 1e3) / 1e3);
  }
}
