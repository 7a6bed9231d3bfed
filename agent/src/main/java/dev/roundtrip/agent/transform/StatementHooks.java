package dev.roundtrip.agent.transform;

import static dev.roundtrip.agent.transform.Hook.call;

import dev.roundtrip.agent.hooks.Operation;

/** What connections and statements do. */
final class StatementHooks {

  private static final String TEXT = "Ljava/lang/String;";
  private static final String[] KEYS = {"", "I", "[I", "[Ljava/lang/String;"};

  StatementHooks(HookTable table) {
    connection(table);
    statement(table);
    prepared(table);
    for (int role : new int[] {Role.CONNECTION, Role.STATEMENT, Role.RESULT_SET}) {
      table.put(role, call(Operation.CLOSE), "close()V");
      table.put(role, call(Operation.UNWRAP), "unwrap(Ljava/lang/Class;)Ljava/lang/Object;");
    }
    table.put(Role.RESULT_SET, call(Operation.ROW_USED), "updateRow()V", "deleteRow()V");
  }

  private static void connection(HookTable table) {
    int role = Role.CONNECTION;
    for (String options : new String[] {"", "II", "III"}) {
      table.put(
          role, call(Operation.CREATE), "createStatement(" + options + ")Ljava/sql/Statement;");
      table.put(
          role,
          call(Operation.PREPARE, 0),
          "prepareStatement(" + TEXT + options + ")Ljava/sql/PreparedStatement;",
          "prepareCall(" + TEXT + options + ")Ljava/sql/CallableStatement;");
    }
    for (String keys : KEYS) {
      table.put(
          role,
          call(Operation.PREPARE, 0),
          "prepareStatement(" + TEXT + keys + ")Ljava/sql/PreparedStatement;");
    }
    table.put(role, call(Operation.COMMIT), "commit()V");
    table.put(role, call(Operation.ROLLBACK), "rollback()V");
    table.put(role, call(Operation.ROLLBACK_TO), "rollback(Ljava/sql/Savepoint;)V");
    table.put(role, call(Operation.AUTO_COMMIT, 0), "setAutoCommit(Z)V");
    table.put(role, call(Operation.ISOLATION, 0), "setTransactionIsolation(I)V");
    table.put(
        role, call(Operation.SESSION), "setSchema(" + TEXT + ")V", "setCatalog(" + TEXT + ")V");
    table.put(role, call(Operation.CHANGES_HANDS), "isValid(I)Z", "clearWarnings()V");
    table.put(role, call(Operation.ABORT), "abort(Ljava/util/concurrent/Executor;)V");
  }

  private static void statement(HookTable table) {
    int role = Role.STATEMENT;
    table.put(
        role, call(Operation.QUERY_TEXT, 0), "executeQuery(" + TEXT + ")Ljava/sql/ResultSet;");
    for (String keys : KEYS) {
      table.put(role, call(Operation.EXECUTE_TEXT, 0), "execute(" + TEXT + keys + ")Z");
      table.put(
          role,
          call(Operation.UPDATE_TEXT, 0),
          "executeUpdate(" + TEXT + keys + ")I",
          "executeLargeUpdate(" + TEXT + keys + ")J");
    }
    table.put(role, call(Operation.BATCH), "executeBatch()[I", "executeLargeBatch()[J");
    table.put(role, call(Operation.ADD_BATCH_TEXT, 0), "addBatch(" + TEXT + ")V");
    table.put(role, call(Operation.CLEAR_BATCH), "clearBatch()V");
    table.put(role, call(Operation.RESULT_SET), "getResultSet()Ljava/sql/ResultSet;");
    table.put(role, call(Operation.GENERATED_KEYS), "getGeneratedKeys()Ljava/sql/ResultSet;");
    table.put(role, call(Operation.UPDATE_COUNT), "getUpdateCount()I", "getLargeUpdateCount()J");
    table.put(role, call(Operation.MORE_RESULTS), "getMoreResults()Z", "getMoreResults(I)Z");
    table.put(role, call(Operation.CLOSES_ITSELF), "closeOnCompletion()V");
  }

  private static void prepared(HookTable table) {
    int role = Role.PREPARED;
    table.put(role, call(Operation.QUERY), "executeQuery()Ljava/sql/ResultSet;");
    table.put(role, call(Operation.EXECUTE), "execute()Z");
    table.put(role, call(Operation.UPDATE), "executeUpdate()I", "executeLargeUpdate()J");
    table.put(role, call(Operation.ADD_BATCH), "addBatch()V");
    table.put(role, call(Operation.CLEAR_PARAMETERS), "clearParameters()V");
    table.put(
        role,
        HookTable.INSIDE,
        "getMetaData()Ljava/sql/ResultSetMetaData;",
        "getParameterMetaData()Ljava/sql/ParameterMetaData;");
  }
}
