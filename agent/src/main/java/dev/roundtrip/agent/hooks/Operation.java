package dev.roundtrip.agent.hooks;

/** What methods of JDBC mean. Numbers, because instrumented classes can name no class of ours. */
public final class Operation {

  public static final int CONNECT = 1;
  public static final int ACQUIRE = 2;
  public static final int ACQUIRE_AS = 3;
  public static final int BUILDER = 4;
  public static final int ACQUIRE_POOLED = 5;
  public static final int POOLED = 6;
  public static final int XA_RESOURCE = 7;
  public static final int XA_START = 8;
  public static final int XA_END = 9;
  public static final int XA_PREPARE = 10;
  public static final int XA_COMMIT = 11;
  public static final int XA_ROLLBACK = 12;
  public static final int XA_FORGET = 13;
  public static final int CREATE = 14;
  public static final int PREPARE = 15;
  public static final int COMMIT = 16;
  public static final int ROLLBACK = 17;
  public static final int ROLLBACK_TO = 18;
  public static final int AUTO_COMMIT = 19;
  public static final int SESSION = 20;
  public static final int ISOLATION = 21;
  public static final int CHANGES_HANDS = 22;

  /** Of a connection, a statement, rows or a physical connection. */
  public static final int CLOSE = 23;

  public static final int ABORT = 24;
  public static final int UNWRAP = 25;
  public static final int QUERY = 26;
  public static final int QUERY_TEXT = 27;
  public static final int EXECUTE = 28;
  public static final int EXECUTE_TEXT = 29;
  public static final int UPDATE = 30;
  public static final int UPDATE_TEXT = 31;
  public static final int BATCH = 32;
  public static final int ADD_BATCH = 33;
  public static final int ADD_BATCH_TEXT = 34;
  public static final int CLEAR_BATCH = 35;
  public static final int CLEAR_PARAMETERS = 36;
  public static final int RESULT_SET = 37;
  public static final int GENERATED_KEYS = 38;
  public static final int UPDATE_COUNT = 39;
  public static final int MORE_RESULTS = 40;
  public static final int CLOSES_ITSELF = 41;
  public static final int ROW_USED = 42;

  /** Nothing to tell, but what the driver does inside of it by JDBC is not the application's. */
  public static final int INSIDE = 43;

  private Operation() {}
}
