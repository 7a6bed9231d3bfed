package dev.roundtrip.equal;

import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ParameterMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What the database, a result and a statement say of themselves. */
interface EqualMetadata extends Comparison {

  @Test
  default void databasesDescribeThemselves() throws Exception {
    same(
        session -> {
          DatabaseMetaData metaData = session.connect().getMetaData();
          session.callAll(
              DatabaseMetaData.class,
              metaData,
              m -> m.getParameterCount() == 0 && m.getReturnType() != ResultSet.class);
          for (int i = 0; i < 10; i++) {
            metaData.supportsResultSetType(1000 + i);
            metaData.supportsTransactionIsolationLevel(i);
            metaData.supportsConvert(i, 12);
            metaData.supportsResultSetHoldability(i);
          }
        });
  }

  @Test
  default void catalogsAreListed() throws Exception {
    same(
        session -> {
          Connection connection = session.connect();
          DatabaseMetaData metaData = connection.getMetaData();
          String item = session.db().stored("item");
          String tag = session.db().stored("tag");
          ResultSet tables = metaData.getTables(null, null, item, new String[] {"TABLE"});
          session.drain(tables);
          tables.getStatement();
          tables.getStatement().getConnection();
          session.drain(metaData.getColumns(null, null, item, null));
          session.drain(metaData.getPrimaryKeys(null, null, item));
          session.drain(metaData.getImportedKeys(null, null, tag));
          session.drain(metaData.getExportedKeys(null, null, item));
          session.drain(metaData.getCrossReference(null, null, item, null, null, tag));
          // Of indexes only the names: how many values they hold is an estimate.
          ResultSet indexes = metaData.getIndexInfo(null, null, item, true, false);
          while (indexes.next()) {
            indexes.getString("INDEX_NAME");
            indexes.getString("COLUMN_NAME");
          }
          session.drain(metaData.getBestRowIdentifier(null, null, item, 0, true));
          session.drain(metaData.getVersionColumns(null, null, item));
          session.drain(metaData.getTablePrivileges(null, null, item));
          session.drain(metaData.getColumnPrivileges(null, null, item, "%"));
          session.drain(metaData.getProcedures(null, null, session.db().stored("twice")));
          session.drain(
              metaData.getProcedureColumns(null, null, session.db().stored("twice"), null));
          session.drain(metaData.getFunctions(null, null, session.db().stored("doubled")));
          session.drain(
              metaData.getFunctionColumns(null, null, session.db().stored("doubled"), null));
          session.drain(metaData.getSuperTables(null, null, item));
          session.drain(metaData.getSuperTypes(null, null, "%"));
          session.drain(metaData.getUDTs(null, null, "%", null));
          session.drain(metaData.getAttributes(null, null, "missing", null));
          session.drain(metaData.getPseudoColumns(null, null, item, null));
          session.drain(metaData.getSchemas(null, "%"));
          session.callAll(
              DatabaseMetaData.class,
              metaData,
              m -> m.getParameterCount() == 0 && m.getReturnType() == ResultSet.class);
          session.drain(metaData.getTypeInfo());
          session.drain(metaData.getTableTypes());
          session.drain(metaData.getCatalogs());
          connection.close();
          metaData.getTables(null, null, item, null);
          metaData.getConnection();
        });
  }

  @Test
  default void resultsDescribeThemselves() throws Exception {
    same(
        session -> {
          Connection connection = session.connect();
          var statement = connection.prepareStatement(EqualQueries.ITEMS);
          statement.getMetaData().getColumnCount();
          ResultSetMetaData metaData = statement.executeQuery().getMetaData();
          for (int column = 0; column <= 9; column++) {
            session.callAll(ResultSetMetaData.class, metaData, EqualMetadata::ofColumn, column);
          }
          connection.prepareStatement("update item set amount = ?").getMetaData();
        });
  }

  @Test
  default void parametersDescribeThemselves() throws Exception {
    same(
        session -> {
          var statement =
              session.connect().prepareStatement("select id from item where name = ? and id < ?");
          ParameterMetaData metaData = statement.getParameterMetaData();
          metaData.getParameterCount();
          for (int parameter = 0; parameter <= 3; parameter++) {
            session.callAll(ParameterMetaData.class, metaData, EqualMetadata::ofColumn, parameter);
          }
        });
  }

  private static boolean ofColumn(Method method) {
    return Arrays.equals(method.getParameterTypes(), new Class<?>[] {int.class});
  }
}
