package dev.roundtrip;

import dev.roundtrip.finding.SlowStatementFinding;
import dev.roundtrip.internal.report.StatementReports;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Objects;

/**
 * All that is known of one slow statement, to be handed on: what happened, its plan, what is wrong,
 * what to change with what risk, the migration forward and back, and how to verify it. Immutable.
 * Holds no value that the application sent unless values were asked for.
 */
public final class StatementReport {

  private static final DateTimeFormatter VERSION = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

  private final SlowStatementFinding finding;
  private final String version;

  private StatementReport(SlowStatementFinding finding, String version) {
    this.finding = finding;
    this.version = version;
  }

  /** The report of a finding; its migrations are numbered by the present time, in UTC. */
  public static StatementReport of(SlowStatementFinding finding) {
    return of(finding, VERSION.format(Instant.now().atOffset(ZoneOffset.UTC)));
  }

  /**
   * The same with a number of one's own.
   *
   * @param version the version of the migrations, digits, dots and underscores
   */
  public static StatementReport of(SlowStatementFinding finding, String version) {
    Objects.requireNonNull(finding, "finding: there is nothing to report");
    Objects.requireNonNull(version, "version: leave it out to number by the time");
    if (!version.matches("[0-9][0-9._]*")) {
      throw new IllegalArgumentException(
          "version must be digits, dots and underscores, as in 20260131 or 4.2, was '"
              + version
              + "'");
    }
    return new StatementReport(finding, version);
  }

  /** For a terminal or a log, with line feeds. */
  public String text() {
    return StatementReports.text(finding, version);
  }

  /** For a ticket or a merge request. */
  public String markdown() {
    return StatementReports.markdown(finding, version);
  }

  /** For tools. */
  public String json() {
    return StatementReports.json(finding, version);
  }
}
