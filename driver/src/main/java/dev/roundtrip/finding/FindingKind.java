package dev.roundtrip.finding;

/** What kind of waste a {@link Finding} reports. Constants are only ever added. */
public enum FindingKind {
  /** One statement returned rows, and another was then sent once per row; see the variants. */
  N_PLUS_ONE("N+1", true),
  /** One call site looked up single keys one after the other, and no statement supplied them. */
  LOOKUP_IN_LOOP("Lookup in a loop", true),
  /** One call site wrote single rows one after the other. */
  WRITE_IN_LOOP("Write in a loop", true),
  /** One call site read and wrote single rows of one table in turn. */
  READ_MODIFY_WRITE("Read-modify-write in a loop", true),
  /** The same statement with the same values was sent again although nothing had changed. */
  DUPLICATE("Duplicate statement", true),
  /** Keys were looked up, or rows written, in many small lists or batches. */
  BATCH_TOO_SMALL("Batch too small", false),
  /** One statement was sent with lists of many different lengths. */
  VARYING_IN_LENGTH("Varying IN length", false),
  /** One statement was sent with ever different literals instead of bind variables. */
  LITERALS_INSTEAD_OF_BINDS("Literals instead of binds", false),
  /** One statement took longer than the slow threshold. */
  SLOW_STATEMENT("Slow statement", true),
  /** A statement has not returned yet, long after the slow threshold. */
  STILL_RUNNING("Still running", true),
  /** One scope sent very many statements. */
  TOO_MANY_STATEMENTS("Too many statements", false),
  /** A query without a limit returned very many rows. */
  UNBOUNDED_RESULT("Unbounded result", false),
  /** A query returned rows that the application did not read. */
  UNREAD_ROWS("Unread rows", false),
  /** A query returned columns that the application did not read. */
  UNREAD_COLUMNS("Unread columns", false),
  /** A page was reached by skipping very many rows. */
  DEEP_OFFSET("Deep OFFSET", false),
  /** A query limited its rows without an order, so that which rows it returns is left to chance. */
  LIMIT_WITHOUT_ORDER("LIMIT without ORDER BY", false),
  /** A query asked for all columns by {@code *}. */
  SELECT_STAR("SELECT *", false),
  /** A pattern began with a wildcard, so that no ordinary index helps. */
  LEADING_WILDCARD("Leading wildcard", false),
  /** A filter wrapped its column in a function, so that no ordinary index helps. */
  FUNCTION_ON_COLUMN("Function on a filtered column", false),
  /** {@code NOT IN} with a subquery, which finds nothing once the subquery returns a NULL. */
  NOT_IN_SUBQUERY("NOT IN with a subquery", false),
  /** A subquery in the select list is evaluated for each row. */
  CORRELATED_SUBQUERY("Correlated subquery", false),
  /** A query sorted its rows at random. */
  ORDER_BY_RANDOM("ORDER BY random", false),
  /** A query joined tables without a condition between them. */
  CARTESIAN_PRODUCT("Cartesian product", false),
  /** A connection was held for long while no statement ran. */
  CONNECTION_HELD_IDLE("Connection held idle", false),
  /** A transaction was open for long. */
  LONG_TRANSACTION("Long transaction", false),
  /** A transaction was open while the application did something else. */
  IDLE_IN_TRANSACTION("Idle in transaction", false),
  /** Several writes were sent without a transaction around them. */
  WRITE_OUTSIDE_TRANSACTION("Write outside a transaction", false),
  /** One scope held more than one connection at a time, which can exhaust a pool for ever. */
  SEVERAL_CONNECTIONS("Several connections at a time", false),
  /** Each row was committed on its own. */
  COMMIT_PER_ROW("Commit per row", false),
  /** A connection, a statement or a result set was dropped without being closed. */
  NOT_CLOSED("Not closed", true),
  /** Getting a connection took longer than the acquisition threshold. */
  SLOW_ACQUISITION("Slow acquisition", false);

  private final String title;
  private final boolean onByDefault;

  FindingKind(String title, boolean onByDefault) {
    this.title = title;
    this.onByDefault = onByDefault;
  }

  /** What people call it, for headings; never null. */
  public String title() {
    return title;
  }

  /**
   * Whether it is reported unless it is switched off. Everything else is opt-in: many rules that
   * are on by default make people switch such a tool off.
   */
  public boolean isOnByDefault() {
    return onByDefault;
  }
}
