package dev.roundtrip.spring.boot;

import dev.roundtrip.Scope;
import dev.roundtrip.finding.Finding;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Says in the {@code Server-Timing} header what the database took. Statements may be sent while the
 * body is written, for lazy associations, so the header is written anew with each part of the body,
 * for as long as the container has not sent it.
 */
final class TimedResponse extends HttpServletResponseWrapper {

  private final Scope scope;
  private @Nullable ServletOutputStream stream;
  private @Nullable PrintWriter writer;

  /** How many statements the header tells of. */
  private long told = -1;

  TimedResponse(HttpServletResponse response, Scope scope) {
    super(response);
    this.scope = scope;
  }

  /** Writes the header, unless it is too late. */
  void tell() {
    long statements = scope.statements();
    if (statements == told || isCommitted()) {
      return;
    }
    told = statements;
    setHeader(
        "Server-Timing",
        String.format(
            Locale.ROOT,
            "db;dur=%.1f;desc=\"%d statement%s%s\"",
            scope.database().toNanos() / 1e6,
            statements,
            statements == 1 ? "" : "s",
            findings()));
  }

  /** {@code , 1 N+1}. */
  private String findings() {
    Map<String, Long> byKind =
        scope.reportSoFar().findings().stream()
            .map(Finding::kind)
            .collect(
                Collectors.groupingBy(kind -> kind.title(), TreeMap::new, Collectors.counting()));
    return byKind.entrySet().stream()
        .map(kind -> ", " + kind.getValue() + " " + kind.getKey())
        .collect(Collectors.joining());
  }

  @Override
  public ServletOutputStream getOutputStream() throws IOException {
    if (stream == null) {
      stream = new TimedStream(super.getOutputStream(), this::tell);
    }
    return stream;
  }

  @Override
  public PrintWriter getWriter() throws IOException {
    if (writer == null) {
      writer = new TimedWriter(super.getWriter(), this::tell);
    }
    return writer;
  }

  @Override
  public void sendError(int status, @Nullable String message) throws IOException {
    tell();
    super.sendError(status, message);
  }

  @Override
  public void sendError(int status) throws IOException {
    tell();
    super.sendError(status);
  }

  @Override
  public void sendRedirect(String location) throws IOException {
    tell();
    super.sendRedirect(location);
  }

  @Override
  public void flushBuffer() throws IOException {
    tell();
    super.flushBuffer();
  }
}
