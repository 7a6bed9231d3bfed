package dev.roundtrip.internal.explain;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a database means that gave no plan: one line, by its codes, as messages hold values. */
final class Refusals {

  private static final Set<String> NO_TABLE =
      Set.of("42P01", "42S02", "42S03", "42S04", "3F000", "90079");
  private static final Set<String> NO_RIGHT = Set.of("42501", "90096");
  private static final Set<String> LOCKED = Set.of("55P03", "HYT00", "40001", "41000");
  private static final Set<String> TIMEOUT = Set.of("57014", "70100", "HYT01");

  /** A write, or the lock that planning one takes, on a replica; or a function that writes. */
  private static final Set<String> READ_ONLY = Set.of("25006", "55000");

  /** MySQL and MariaDB say 42000 to much; these are denials. */
  private static final Set<Integer> DENIALS = Set.of(1044, 1142, 1143, 1345, 1370);

  private Refusals() {}

  static String reason(SQLException failure) {
    String state = failure.getSQLState();
    String code = code(state, failure.getErrorCode());
    if (failure instanceof SQLTimeoutException || in(TIMEOUT, state)) {
      return "the database did not answer in time" + code;
    }
    if (in(LOCKED, state)) {
      return "a table of it is locked" + code;
    }
    if (in(NO_TABLE, state) || isSqlite(failure, "no such table")) {
      return "it reads a table that a connection of our own does not see, such as a temporary one"
          + " or one that is not committed yet"
          + code;
    }
    if (in(NO_RIGHT, state) || DENIALS.contains(failure.getErrorCode())) {
      return "the database user may not ask for it" + code;
    }
    if (in(READ_ONLY, state)) {
      return "it would write, and the server or the transaction is read-only" + code;
    }
    return "the database gave none" + code;
  }

  /** Its driver has no SQLState for that. */
  private static boolean isSqlite(SQLException failure, String words) {
    String message = failure.getMessage();
    return failure.getClass().getName().startsWith("org.sqlite.")
        && message != null
        && message.contains(words);
  }

  private static boolean in(Set<String> states, @Nullable String state) {
    return state != null && states.contains(state);
  }

  private static String code(@Nullable String state, int vendor) {
    String both = state == null ? "" : "SQLState " + state;
    if (vendor != 0 && !Integer.toString(vendor).equals(state)) {
      both += (both.isEmpty() ? "" : ", ") + "error " + vendor;
    }
    return both.isEmpty() ? "" : " (" + both + ")";
  }
}
