package dev.roundtrip.agent.transform;

import static dev.roundtrip.agent.transform.Hook.call;

import dev.roundtrip.agent.hooks.Operation;

/** Where connections come from. */
final class SourceHooks {

  private static final String CONNECTION = ")Ljava/sql/Connection;";
  private static final String USER = "(Ljava/lang/String;Ljava/lang/String;";
  private static final String XID = "(Ljavax/transaction/xa/Xid;";

  SourceHooks(HookTable table) {
    table.put(
        Role.DRIVER,
        call(Operation.CONNECT, 0),
        "connect(Ljava/lang/String;Ljava/util/Properties;" + CONNECTION);
    table.put(Role.DATA_SOURCE, call(Operation.ACQUIRE), "getConnection(" + CONNECTION);
    table.put(Role.DATA_SOURCE, call(Operation.ACQUIRE_AS), "getConnection" + USER + CONNECTION);
    table.put(
        Role.DATA_SOURCE,
        call(Operation.POOLED),
        "getXAConnection()Ljavax/sql/XAConnection;",
        "getXAConnection" + USER + ")Ljavax/sql/XAConnection;",
        "getPooledConnection()Ljavax/sql/PooledConnection;",
        "getPooledConnection" + USER + ")Ljavax/sql/PooledConnection;");
    table.put(
        Role.DATA_SOURCE,
        call(Operation.BUILDER),
        "createConnectionBuilder()Ljava/sql/ConnectionBuilder;",
        "createXAConnectionBuilder()Ljavax/sql/XAConnectionBuilder;",
        "createPooledConnectionBuilder()Ljavax/sql/PooledConnectionBuilder;");
    table.put(Role.BUILDER, call(Operation.ACQUIRE_AS), "build(" + CONNECTION);
    table.put(Role.POOLED, call(Operation.ACQUIRE_POOLED), "getConnection(" + CONNECTION);
    table.put(Role.POOLED, call(Operation.CLOSE), "close()V");
    table.put(
        Role.POOLED,
        call(Operation.XA_RESOURCE),
        "getXAResource()Ljavax/transaction/xa/XAResource;");
    resource(table);
  }

  private static void resource(HookTable table) {
    table.put(Role.RESOURCE, call(Operation.XA_START, 1), "start" + XID + "I)V");
    table.put(Role.RESOURCE, call(Operation.XA_END), "end" + XID + "I)V");
    table.put(Role.RESOURCE, call(Operation.XA_PREPARE), "prepare" + XID + ")I");
    table.put(Role.RESOURCE, call(Operation.XA_COMMIT), "commit" + XID + "Z)V");
    table.put(Role.RESOURCE, call(Operation.XA_ROLLBACK), "rollback" + XID + ")V");
    table.put(Role.RESOURCE, call(Operation.XA_FORGET), "forget" + XID + ")V");
  }
}
