package dev.roundtrip.spi;

import dev.roundtrip.finding.ScopeReport;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * What happened in a scope. Immutable.
 *
 * @param name its name
 * @param explicit whether it was opened for a request, a job or a test; otherwise it is a
 *     transaction or the lease of a connection
 * @param wall from opening to closing
 * @param statements how many statements were sent
 * @param failures how many of them failed
 * @param database time in the database of all of them
 * @param rows how many rows were read
 * @param sent the statements by shape, data source and call path; those of a scope that is too
 *     large are not all in it
 * @param connections what its connections cost
 * @param report findings and doubts; empty if nothing is judged
 */
public record EndedScope(
    String name,
    boolean explicit,
    Duration wall,
    long statements,
    long failures,
    Duration database,
    long rows,
    List<SentStatements> sent,
    Connections connections,
    ScopeReport report) {

  public EndedScope {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(wall, "wall");
    Objects.requireNonNull(database, "database");
    sent = List.copyOf(sent);
    Objects.requireNonNull(connections, "connections");
    Objects.requireNonNull(report, "report");
  }

  /**
   * What its connections cost beyond the statements.
   *
   * @param acquisitions how many were asked for
   * @param acquiring how long that took in all
   * @param leases how many were given back
   * @param leased for how long they were held in all
   * @param ends commits and rollbacks
   * @param ending how long these took in all
   */
  public record Connections(
      long acquisitions,
      Duration acquiring,
      long leases,
      Duration leased,
      long ends,
      Duration ending) {

    public Connections {
      Objects.requireNonNull(acquiring, "acquiring");
      Objects.requireNonNull(leased, "leased");
      Objects.requireNonNull(ending, "ending");
    }
  }
}
