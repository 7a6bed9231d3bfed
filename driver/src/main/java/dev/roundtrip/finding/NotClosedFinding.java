package dev.roundtrip.finding;

import java.time.Duration;
import java.util.Objects;

/**
 * A connection or statements were dropped without being closed.
 *
 * @param evidence the facts. For a connection, the call site is the one that acquired it, unknown
 *     if that was not recorded, and there is no statement. For statements, shape and call site are
 *     those of what one of them executed last, if anything; occurrences counts the statements
 * @param resource what was not closed
 */
public record NotClosedFinding(Evidence evidence, Resource resource) implements Finding {

  /** What was not closed. */
  public enum Resource {
    /** A connection: nobody can close it or give it back to its pool any more. */
    CONNECTION,
    /** Statements that were still open after their connection had been closed or given back. */
    STATEMENT
  }

  public NotClosedFinding {
    Objects.requireNonNull(evidence, "evidence");
    Objects.requireNonNull(resource, "resource");
  }

  @Override
  public FindingKind kind() {
    return FindingKind.NOT_CLOSED;
  }

  @Override
  public long needed() {
    return occurrences();
  }

  /** The same as {@link #wasted()}: none of it is time. */
  @Override
  public Duration wastedAt(Duration networkDistance) {
    return wasted();
  }

  @Override
  public String summary() {
    if (resource == Resource.CONNECTION) {
      return occurrences() == 1
          ? "Not closed: a connection was dropped without close()"
          : "Not closed: " + occurrences() + " connections were dropped without close()";
    }
    return occurrences() == 1
        ? "Not closed: a statement was still open after its connection was closed"
        : "Not closed: "
            + occurrences()
            + " statements were still open after their connections were closed";
  }

  @Override
  public NotClosedFinding withEvidence(Evidence facts) {
    return new NotClosedFinding(facts, resource);
  }
}
