package dev.roundtrip.agent.transform;

import java.util.Set;

/** Methods of a connection with nothing to tell, behind which drivers send what they need. */
final class InsideConnection {

  static final Set<String> NAMES =
      Set.of(
          "getMetaData",
          "getWarnings",
          "getAutoCommit",
          "setReadOnly",
          "isReadOnly",
          "getCatalog",
          "getSchema",
          "getTransactionIsolation",
          "getTypeMap",
          "setTypeMap",
          "getHoldability",
          "setHoldability",
          "setSavepoint",
          "releaseSavepoint",
          "createArrayOf",
          "createStruct",
          "createBlob",
          "createClob",
          "createNClob",
          "createSQLXML",
          "getClientInfo",
          "setClientInfo",
          "getNetworkTimeout",
          "setNetworkTimeout",
          "beginRequest",
          "endRequest",
          "setShardingKey",
          "setShardingKeyIfValid",
          "nativeSQL");

  private InsideConnection() {}
}
