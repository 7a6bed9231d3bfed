package dev.roundtrip.internal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** No way leads from one of our objects back to the driver's, except {@code unwrap}. */
class ParentsTests {

  private final RecordingDriver driver = new RecordingDriver();
  private Connection connection;

  @BeforeEach
  void connect() throws SQLException {
    connection = Databases.observed().getConnection();
  }

  @AfterEach
  void disconnect() throws SQLException {
    connection.close();
  }

  @Test
  void everyStatementLeadsToItsConnection() throws SQLException {
    try (Statement plain = connection.createStatement();
        Statement prepared = connection.prepareStatement("select 1");
        Statement call = connection.prepareCall("call 1")) {
      assertThat(plain.getConnection()).isSameAs(connection);
      assertThat(prepared.getConnection()).isSameAs(connection);
      assertThat(call.getConnection()).isSameAs(connection);
    }
  }

  @Test
  void rowsLeadToTheStatementThatMadeThem() throws SQLException {
    try (Statement statement = connection.createStatement();
        var prepared = connection.prepareStatement("select 1")) {
      assertThat(statement.executeQuery("select 1").getStatement()).isSameAs(statement);
      assertThat(prepared.executeQuery().getStatement()).isSameAs(prepared);
      statement.execute("select 1");
      assertThat(statement.getResultSet().getStatement()).isSameAs(statement);
      statement.execute("insert into author (name) values ('Cy')", new String[] {"ID"});
      assertThat(statement.getGeneratedKeys().getStatement()).isSameAs(statement);
    }
  }

  @Test
  void metadataLeadsToItsConnection() throws SQLException {
    DatabaseMetaData metaData = connection.getMetaData();

    assertThat(metaData.getConnection()).isSameAs(connection);
    try (ResultSet tables = metaData.getTables(null, null, "AUTHOR", null)) {
      assertThat(tables.next()).isTrue();
      assertThat(tables.getString("TABLE_NAME")).isEqualTo("AUTHOR");
    }
  }

  @Test
  void rowsOfMetadataWithoutStatementHaveNone() throws SQLException {
    driver.willReturn(Samples.blank(ResultSet.class));
    DatabaseMetaData metaData = (DatabaseMetaData) Wrappers.DATABASE_META_DATA.over(driver);

    assertThat(metaData.getCatalogs().getStatement()).isNull();
  }

  @Test
  void hiddenStatementBehindMetadataIsWrappedOnce() throws SQLException {
    RecordingDriver rowsDriver = new RecordingDriver();
    rowsDriver.willReturn(Samples.blank(Statement.class));
    driver.willReturn(rowsDriver.as(ResultSet.class));
    DatabaseMetaData metaData = (DatabaseMetaData) Wrappers.DATABASE_META_DATA.over(driver);

    ResultSet rows = metaData.getCatalogs();

    assertThat(rows.getStatement()).isExactlyInstanceOf(ObservedStatement.class);
    assertThat(rows.getStatement()).isSameAs(rows.getStatement());
    assertThat(((ObservedStatement) rows.getStatement()).connection)
        .isSameAs(((ObservedDatabaseMetaData) metaData).connection);
  }

  @Test
  void closedRowsThrowInsteadOfLeadingToTheirStatement() throws SQLException {
    Statement statement = connection.createStatement();
    ResultSet rows = statement.executeQuery("select 1");
    statement.close();

    assertThatThrownBy(rows::getStatement).isInstanceOf(SQLException.class);
  }

  @Test
  void cursorsThatComeAsValuesAreWrapped() throws SQLException {
    ResultSet cursor = Samples.blank(ResultSet.class);
    driver.willReturn(cursor);
    ResultSet rows = (ResultSet) Wrappers.RESULT_SET.over(driver);
    CallableStatement call = (CallableStatement) Wrappers.CALLABLE_STATEMENT.over(driver);

    assertThat(
            new Object[] {
              rows.getObject(1),
              rows.getObject("c"),
              rows.getObject(1, Map.of()),
              rows.getObject("c", Map.of()),
              rows.getObject(1, ResultSet.class),
              rows.getObject("c", Object.class),
              call.getObject(1),
              call.getObject("c"),
              call.getObject(1, Map.of()),
              call.getObject("c", Map.of()),
              call.getObject(1, ResultSet.class),
              call.getObject("c", Object.class)
            })
        .hasOnlyElementsOfType(ObservedResultSet.class);
  }

  @Test
  void cursorThatIsAskedForByTheDriversClassIsTheDriversObject() throws SQLException {
    DriversResultSet cursor = Samples.blank(DriversResultSet.class);
    driver.willReturn(cursor);
    ResultSet rows = (ResultSet) Wrappers.RESULT_SET.over(driver);
    CallableStatement call = (CallableStatement) Wrappers.CALLABLE_STATEMENT.over(driver);

    assertThat(rows.getObject(1, DriversResultSet.class)).isSameAs(cursor);
    assertThat(rows.getObject("c", DriversResultSet.class)).isSameAs(cursor);
    assertThat(call.getObject(1, DriversResultSet.class)).isSameAs(cursor);
    assertThat(call.getObject("c", DriversResultSet.class)).isSameAs(cursor);
  }

  interface DriversResultSet extends ResultSet {}
}
