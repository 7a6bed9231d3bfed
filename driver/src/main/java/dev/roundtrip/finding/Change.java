package dev.roundtrip.finding;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One change that a {@link Recommendation} proposes. Statements carry no semicolon at their end.
 *
 * @param kind what is changed
 * @param forward the change: SQL of the database that was asked, or code
 * @param backward what takes it back, or null if there is nothing to take back
 * @param onlineForward the same without keeping writers waiting, where the database can, or null
 * @param onlineBackward what takes that back without keeping writers waiting, or null
 * @param outsideTransaction whether the online ones must not be sent inside of a transaction
 */
public record Change(
    Kind kind,
    String forward,
    @Nullable String backward,
    @Nullable String onlineForward,
    @Nullable String onlineBackward,
    boolean outsideTransaction) {

  /** What is changed. */
  public enum Kind {
    /** The schema, by a migration. */
    SCHEMA,
    /** Statistics, by a command that needs no migration. */
    STATISTICS,
    /** The statement that the application sends. */
    STATEMENT,
    /** The application's code, or how it sets up its driver. */
    CODE
  }

  public Change {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(forward, "forward");
  }

  /** Another text of the statement. */
  public static Change statement(String rewritten) {
    return new Change(Kind.STATEMENT, rewritten, null, null, null, false);
  }

  /** Something to be changed in the code. */
  public static Change code(String code) {
    return new Change(Kind.CODE, code, null, null, null, false);
  }

  /** Statistics to be gathered. */
  public static Change statistics(String sql) {
    return new Change(Kind.STATISTICS, sql, null, null, null, false);
  }
}
