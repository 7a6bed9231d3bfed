package dev.roundtrip.agent.runtime;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.roundtrip.finding.Finding;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Findings as one line of JSON each. A file that has become large is kept once, under its name with
 * {@code .1}. Thread-safe.
 */
final class JsonLines {

  private static final long MAXIMUM_BYTES = 10L << 20;
  private static final JsonFactory JSON = new JsonFactory();

  private final Path file;
  private @Nullable Writer writer;
  private long written;
  private boolean failed;

  JsonLines(Path file) {
    this.file = file;
    try {
      open();
    } catch (IOException | RuntimeException cannot) {
      fail(cannot);
    }
  }

  private void open() throws IOException {
    written = Files.exists(file) ? Files.size(file) : 0;
    writer = Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private void fail(Throwable cause) {
    failed = true;
    Notices.say("findings=" + file + " cannot be written, findings are only logged: " + cause);
  }

  synchronized void add(Finding finding) {
    if (failed) {
      return;
    }
    try {
      String line = line(finding);
      if (written + line.length() > MAXIMUM_BYTES) {
        rotate();
      }
      Writer open = writer;
      if (open != null) {
        open.write(line);
        open.flush();
        written += line.length();
      }
    } catch (IOException | RuntimeException cannot) {
      fail(cannot);
    }
  }

  private void rotate() throws IOException {
    close();
    Files.move(
        file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
    open();
  }

  static String line(Finding finding) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("time", Instant.now().toString());
      json.writeStringField("fingerprint", finding.fingerprint());
      json.writeStringField("kind", finding.kind().name());
      json.writeStringField("severity", finding.severity().name());
      json.writeStringField("scope", finding.scope());
      json.writeStringField("summary", finding.summary());
      json.writeStringField("statement", finding.shape().text());
      json.writeStringField("callSite", finding.callSite().toString());
      json.writeNumberField("occurrences", finding.occurrences());
      json.writeNumberField("wastedNanos", finding.wasted().toNanos());
      json.writeStringField("advice", finding.advice().text());
      json.writeEndObject();
    }
    return text.append('\n').toString();
  }

  synchronized void close() {
    try {
      if (writer != null) {
        writer.close();
      }
    } catch (IOException cannot) {
      Notices.say("findings=" + file + " could not be closed: " + cannot);
    }
    writer = null;
  }
}
