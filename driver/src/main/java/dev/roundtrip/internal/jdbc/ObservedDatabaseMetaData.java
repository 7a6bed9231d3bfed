package dev.roundtrip.internal.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Metadata of a connection. Its rows are wrapped so that their parents are ours, and not observed.
 */
final class ObservedDatabaseMetaData extends ForwardingDatabaseMetaData {

  final ObservedConnection connection;

  ObservedDatabaseMetaData(DatabaseMetaData raw, ObservedConnection connection) {
    super(raw);
    this.connection = connection;
  }

  @Override
  public @Nullable Connection getConnection() throws SQLException {
    return rawDatabaseMetaData.getConnection() == null ? null : connection;
  }

  @Override
  public @Nullable ResultSet getAttributes(
      String catalog, String schemaPattern, String typeNamePattern, String attributeNamePattern)
      throws SQLException {
    return connection.observeRows(
        rawDatabaseMetaData.getAttributes(
            catalog, schemaPattern, typeNamePattern, attributeNamePattern));
  }

  @Override
  public @Nullable ResultSet getBestRowIdentifier(
      String catalog, String schema, String table, int scope, boolean nullable)
      throws SQLException {
    return connection.observeRows(
        rawDatabaseMetaData.getBestRowIdentifier(catalog, schema, table, scope, nullable));
  }

  @Override
  public @Nullable ResultSet getCatalogs() throws SQLException {
    return connection.observeRows(rawDatabaseMetaData.getCatalogs());
  }

  @Override
  public @Nullable ResultSet getClientInfoProperties() throws SQLException {
    return connection.observeRows(rawDatabaseMetaData.getClientInfoProperties());
  }

  @Override
  public @Nullable ResultSet getColumnPrivileges(
      String catalog, String schema, String table, String columnNamePattern) throws SQLException {
    return connection.observeRows(
        rawDatabaseMetaData.getColumnPrivileges(catalog, schema, table, columnNamePattern));
  }

  @Override
  public @Nullable ResultSet getColumns(
      String catalog, String schemaPattern, String tableNamePattern, String columnNamePattern)
      throws SQLException {
    return connection.observeRows(
        rawDatabaseMetaData.getColumns(
            catalog, schemaPattern, tableNamePattern, columnNamePattern));
  }

  @Override
  public @Nullable ResultSet getCrossReference(
      String parentCatalog,
      String parentSchema,
      String parentTable,
      String foreignCatalog,
      String foreignSchema,
      String foreignTable)
      throws SQLException {
    return connection.observeRows(
        rawDatabaseMetaData.getCrossReference(
            parentCatalog, parentSchema, parentTable, foreignCatalog, foreignSchema, foreignTable));
  }

  @Override
  public @Nullable ResultSet getExportedKeys(String catalog, String schema, String table)
      throws SQLException {
    return connection.observeRows(rawDatabaseMetaData.getExportedKeys(catalog, schema, table));
  }

  @Override
  public @Nullable ResultSet getFunctionColumns(
      String catalog, String schemaPattern, String functionNamePattern, String columnNamePattern)
      throws SQLException {
    return connection.observeRows(
        rawDatabaseMetaData.getFunctionColumns(
            catalog, schemaPattern, functionNamePattern, columnNamePattern));
  }

  @Override
  public @Nullable ResultSet getFunctions(
      String catalog, String schemaPattern, String functionNamePattern) throws SQLException {
    return connection.observeRows(
        rawDatabaseMetaData.getFunctions(catalog, schemaPattern, functionNamePattern));
  }

  @Override
  public @Nullable ResultSet getImportedKeys(String catalog, String schema, String table)
      throws SQLException {
    return connection.observeRows(rawDatabaseMetaData.getImportedKeys(catalog, schema, table));
  }

  @Override
  public @Nullable ResultSet getIndexInfo(
      String catalog, String schema, String table, boolean unique, boolean approximate)
      throws SQLException {
    return connection.observeRows(
        rawDatabaseMetaData.getIndexInfo(catalog, schema, table, unique, approximate));
  }

  @Override
  public @Nullable ResultSet getPrimaryKeys(String catalog, String schema, String table)
      throws SQLException {
    return connection.observeRows(rawDatabaseMetaData.getPrimaryKeys(catalog, schema, table));
  }

  @Override
  public @Nullable ResultSet getProcedureColumns(
      String catalog, String schemaPattern, String procedureNamePattern, String columnNamePattern)
      throws SQLException {
    return connection.observeRows(
        rawDatabaseMetaData.getProcedureColumns(
            catalog, schemaPattern, procedureNamePattern, columnNamePattern));
  }

  @Override
  public @Nullable ResultSet getProcedures(
      String catalog, String schemaPattern, String procedureNamePattern) throws SQLException {
    return connection.observeRows(
        rawDatabaseMetaData.getProcedures(catalog, schemaPattern, procedureNamePattern));
  }

  @Override
  public @Nullable ResultSet getPseudoColumns(
      String catalog, String schemaPattern, String tableNamePattern, String columnNamePattern)
      throws SQLException {
    return connection.observeRows(
        rawDatabaseMetaData.getPseudoColumns(
            catalog, schemaPattern, tableNamePattern, columnNamePattern));
  }

  @Override
  public @Nullable ResultSet getSchemas() throws SQLException {
    return connection.observeRows(rawDatabaseMetaData.getSchemas());
  }

  @Override
  public @Nullable ResultSet getSchemas(String catalog, String schemaPattern) throws SQLException {
    return connection.observeRows(rawDatabaseMetaData.getSchemas(catalog, schemaPattern));
  }

  @Override
  public @Nullable ResultSet getSuperTables(
      String catalog, String schemaPattern, String tableNamePattern) throws SQLException {
    return connection.observeRows(
        rawDatabaseMetaData.getSuperTables(catalog, schemaPattern, tableNamePattern));
  }

  @Override
  public @Nullable ResultSet getSuperTypes(
      String catalog, String schemaPattern, String typeNamePattern) throws SQLException {
    return connection.observeRows(
        rawDatabaseMetaData.getSuperTypes(catalog, schemaPattern, typeNamePattern));
  }

  @Override
  public @Nullable ResultSet getTablePrivileges(
      String catalog, String schemaPattern, String tableNamePattern) throws SQLException {
    return connection.observeRows(
        rawDatabaseMetaData.getTablePrivileges(catalog, schemaPattern, tableNamePattern));
  }

  @Override
  public @Nullable ResultSet getTableTypes() throws SQLException {
    return connection.observeRows(rawDatabaseMetaData.getTableTypes());
  }

  @Override
  public @Nullable ResultSet getTables(
      String catalog, String schemaPattern, String tableNamePattern, String[] types)
      throws SQLException {
    return connection.observeRows(
        rawDatabaseMetaData.getTables(catalog, schemaPattern, tableNamePattern, types));
  }

  @Override
  public @Nullable ResultSet getTypeInfo() throws SQLException {
    return connection.observeRows(rawDatabaseMetaData.getTypeInfo());
  }

  @Override
  public @Nullable ResultSet getUDTs(
      String catalog, String schemaPattern, String typeNamePattern, int[] types)
      throws SQLException {
    return connection.observeRows(
        rawDatabaseMetaData.getUDTs(catalog, schemaPattern, typeNamePattern, types));
  }

  @Override
  public @Nullable ResultSet getVersionColumns(String catalog, String schema, String table)
      throws SQLException {
    return connection.observeRows(rawDatabaseMetaData.getVersionColumns(catalog, schema, table));
  }
}
