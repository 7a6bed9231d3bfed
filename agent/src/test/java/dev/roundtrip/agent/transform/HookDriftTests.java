package dev.roundtrip.agent.transform;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.PooledConnection;
import javax.sql.XAConnection;
import javax.transaction.xa.XAResource;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Type;

/** Each hook of the driver's wrappers has its counterpart in the agent, and the other way round. */
class HookDriftTests {

  private static final String WRAPPERS = "dev.roundtrip.internal.jdbc.";

  /** Wrappers give back wrappers; the agent has nothing to give back. */
  private static final Set<String> WRAPPING_ONLY =
      Set.of(
          "Connection.getMetaData()",
          "Statement.getConnection()",
          "ResultSet.getStatement()",
          "PooledConnection.addConnectionEventListener(Ljavax/sql/ConnectionEventListener;)",
          "PooledConnection.removeConnectionEventListener(Ljavax/sql/ConnectionEventListener;)",
          "PooledConnection.addStatementEventListener(Ljavax/sql/StatementEventListener;)",
          "PooledConnection.removeStatementEventListener(Ljavax/sql/StatementEventListener;)",
          "XAResource.isSameRM(Ljavax/transaction/xa/XAResource;)");

  private final HookTable table = new HookTable();

  @Test
  void eachHookOfTheWrappersHasOneInTheAgent() throws Exception {
    List<String> missing = new ArrayList<>();
    int found = 0;
    for (Map.Entry<String, Class<?>> entry : wrappers().entrySet()) {
      for (Method hook : Class.forName(WRAPPERS + entry.getKey()).getDeclaredMethods()) {
        String name = signature(hook);
        if (!isOf(entry.getValue(), hook)
            || (name.startsWith("getObject(") && entry.getValue() == CallableStatement.class)) {
          continue; // A callable's cursors are not counted, so there is nothing to tell.
        }
        found++;
        if (table.of(role(entry.getValue()), hook.getName(), Type.getMethodDescriptor(hook)) == null
            && !WRAPPING_ONLY.contains(entry.getValue().getSimpleName() + "." + name)) {
          missing.add(entry.getValue().getSimpleName() + "." + name);
        }
      }
    }
    assertThat(missing).isEmpty();
    assertThat(found).as("hooks of the wrappers").isGreaterThan(200);
  }

  @Test
  void eachHookOfTheAgentIsAMethodOfJdbc() throws Exception {
    Map<Integer, Set<String>> methods = new TreeMap<>();
    add(methods, Role.DRIVER, java.sql.Driver.class);
    add(methods, Role.DATA_SOURCE, javax.sql.DataSource.class);
    add(methods, Role.DATA_SOURCE, javax.sql.XADataSource.class);
    add(methods, Role.DATA_SOURCE, javax.sql.ConnectionPoolDataSource.class);
    add(methods, Role.CONNECTION, Connection.class);
    add(methods, Role.STATEMENT, Statement.class);
    add(methods, Role.PREPARED, PreparedStatement.class);
    add(methods, Role.CALLABLE, CallableStatement.class);
    add(methods, Role.RESULT_SET, ResultSet.class);
    add(methods, Role.POOLED, XAConnection.class);
    add(methods, Role.RESOURCE, XAResource.class);
    add(methods, Role.BUILDER, java.sql.ConnectionBuilder.class);
    for (Map.Entry<Integer, Set<String>> role : methods.entrySet()) {
      assertThat(role.getValue())
          .as("role " + role.getKey())
          .containsAll(
              table.ofRole(role.getKey()).keySet().stream()
                  .map(name -> name + ")")
                  .filter(name -> !isRowsOfABindThatJdbcDoesNotHave(name))
                  .toList());
    }
  }

  /** The table is made of types times lengths, and JDBC has not all of these. */
  private static boolean isRowsOfABindThatJdbcDoesNotHave(String name) {
    return name.matches(
        "set(NCharacterStream|Blob|Clob|NClob)\\((I|Ljava/lang/String;)Ljava/io/\\w+;I\\)"
            + "|set(UnicodeStream|Ref|Array)\\(Ljava/lang/String;.*"
            + "|(get|set)(NCharacterStream|UnicodeStream)\\(.*"
            + "|prepareCall\\(.*");
  }

  private static void add(Map<Integer, Set<String>> methods, int role, Class<?> type) {
    Set<String> names = methods.computeIfAbsent(role, key -> new TreeSet<>());
    for (Method method : type.getMethods()) {
      names.add(signature(method));
    }
  }

  private static Map<String, Class<?>> wrappers() {
    Map<String, Class<?>> wrappers = new TreeMap<>();
    wrappers.put("ObservedConnection", Connection.class);
    wrappers.put("ObservedStatement", Statement.class);
    wrappers.put("ObservedPreparedStatement", PreparedStatement.class);
    wrappers.put("ObservedOpaqueBinds", PreparedStatement.class);
    wrappers.put("ObservedNamedBinds", CallableStatement.class);
    wrappers.put("ObservedCallableStatement", CallableStatement.class);
    wrappers.put("ObservedResultSet", ResultSet.class);
    wrappers.put("ObservedReadsByIndex", ResultSet.class);
    wrappers.put("ObservedReadsByName", ResultSet.class);
    wrappers.put("ObservedPooledConnection", PooledConnection.class);
    wrappers.put("ObservedXaConnection", XAConnection.class);
    wrappers.put("ObservedXaResource", XAResource.class);
    wrappers.put("ObservedDataSource", javax.sql.DataSource.class);
    wrappers.put("ObservedXaDataSource", javax.sql.XADataSource.class);
    wrappers.put("ObservedPoolDataSource", javax.sql.ConnectionPoolDataSource.class);
    return wrappers;
  }

  private static int role(Class<?> type) {
    return Role.of(Type.getInternalName(type));
  }

  private static boolean isOf(Class<?> type, Method method) {
    if (!Modifier.isPublic(method.getModifiers()) || method.isSynthetic()) {
      return false;
    }
    try {
      type.getMethod(method.getName(), method.getParameterTypes());
    } catch (NoSuchMethodException ofOurs) {
      return false;
    }
    return !type.getSimpleName().endsWith("DataSource")
        || !method.getName().matches("(get|set)Log.*|getParentLogger|createSharding.*");
  }

  private static String signature(Method method) {
    String descriptor = Type.getMethodDescriptor(method);
    return method.getName() + descriptor.substring(0, descriptor.indexOf(')') + 1);
  }
}
