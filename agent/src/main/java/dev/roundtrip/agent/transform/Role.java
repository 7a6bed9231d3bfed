package dev.roundtrip.agent.transform;

import java.util.Map;

/** Which interfaces of JDBC a class implements, as bits. */
final class Role {

  static final int DRIVER = 1;
  static final int DATA_SOURCE = 1 << 1;
  static final int CONNECTION = 1 << 2;
  static final int STATEMENT = 1 << 3;
  static final int PREPARED = 1 << 4;
  static final int CALLABLE = 1 << 5;
  static final int RESULT_SET = 1 << 6;
  static final int POOLED = 1 << 7;
  static final int RESOURCE = 1 << 8;
  static final int BUILDER = 1 << 9;

  /** Descriptions that drivers answer with statements of their own. */
  static final int INSIDE = 1 << 10;

  /** Roles whose objects have a state. */
  static final int STATEFUL =
      DATA_SOURCE | CONNECTION | STATEMENT | RESULT_SET | POOLED | RESOURCE | BUILDER;

  private static final Map<String, Integer> INTERFACES =
      Map.ofEntries(
          Map.entry("java/sql/Driver", DRIVER),
          Map.entry("javax/sql/DataSource", DATA_SOURCE),
          Map.entry("javax/sql/XADataSource", DATA_SOURCE),
          Map.entry("javax/sql/ConnectionPoolDataSource", DATA_SOURCE),
          Map.entry("java/sql/Connection", CONNECTION),
          Map.entry("java/sql/Statement", STATEMENT),
          Map.entry("java/sql/PreparedStatement", STATEMENT | PREPARED),
          Map.entry("java/sql/CallableStatement", STATEMENT | PREPARED | CALLABLE),
          Map.entry("java/sql/ResultSet", RESULT_SET),
          Map.entry("javax/sql/PooledConnection", POOLED),
          Map.entry("javax/sql/XAConnection", POOLED),
          Map.entry("javax/transaction/xa/XAResource", RESOURCE),
          Map.entry("java/sql/ConnectionBuilder", BUILDER),
          Map.entry("javax/sql/XAConnectionBuilder", BUILDER),
          Map.entry("javax/sql/PooledConnectionBuilder", BUILDER),
          Map.entry("java/sql/DatabaseMetaData", INSIDE),
          Map.entry("java/sql/ResultSetMetaData", INSIDE),
          Map.entry("java/sql/ParameterMetaData", INSIDE),
          Map.entry("java/sql/Array", INSIDE));

  private Role() {}

  /** The role of an interface of the JDK; 0 if it has none. */
  static int of(String internalName) {
    return INTERFACES.getOrDefault(internalName, 0);
  }
}
