package dev.roundtrip.equal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.InputStreamReader;
import java.io.StringReader;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLXML;
import org.junit.jupiter.api.Test;

/** Streams, LOBs, arrays and the like: passed through, and never read by us. */
interface EqualLargeObjects extends Comparison {

  String PHOTO_TEXT = "a photo of many bytes".repeat(500);
  String UPDATE = "update item set photo = ? where id = 1";
  String STORY = "update item set story = ? where id = 1";
  String READ = "select photo, story from item where id = 1";

  /** Writes with a fresh stream and notes who read it. */
  @FunctionalInterface
  interface Write {
    void of(PreparedStatement statement, WitnessStream stream) throws Exception;
  }

  private static byte[] photo() {
    return PHOTO_TEXT.getBytes(UTF_8);
  }

  private static void write(Session session, String sql, Write write) throws Exception {
    Connection connection = session.connect();
    PreparedStatement statement = connection.prepareStatement(sql);
    WitnessStream stream = new WitnessStream(photo());
    write.of(statement, stream);
    session.transcript().note("read before the execution by " + stream.readers());
    statement.executeUpdate();
    session.transcript().note("read by " + stream.readers() + ", left " + stream.available());
    statement.close();
    connection.close();
  }

  @Test
  default void streamsAreReadByTheDriverAlone() throws Exception {
    same(
        session -> {
          write(session, UPDATE, (statement, stream) -> statement.setBinaryStream(1, stream));
          write(session, UPDATE, (s, stream) -> s.setBinaryStream(1, stream, PHOTO_TEXT.length()));
          write(session, UPDATE, (s, stream) -> s.setBinaryStream(1, stream, 7L));
          write(session, UPDATE, (s, stream) -> s.setBlob(1, stream));
          write(session, UPDATE, (s, stream) -> s.setBlob(1, stream, PHOTO_TEXT.length()));
          write(session, UPDATE, (s, stream) -> s.setObject(1, stream));
          write(session, STORY, (s, stream) -> s.setAsciiStream(1, stream));
          write(session, STORY, (s, stream) -> s.setAsciiStream(1, stream, 5));
          write(
              session, STORY, (s, in) -> s.setCharacterStream(1, new InputStreamReader(in, UTF_8)));
          write(session, STORY, (s, in) -> s.setClob(1, new InputStreamReader(in, UTF_8)));
          write(session, STORY, (s, in) -> s.setNClob(1, new InputStreamReader(in, UTF_8)));
          write(
              session,
              STORY,
              (s, in) -> s.setNCharacterStream(1, new InputStreamReader(in, UTF_8)));
          write(session, STORY, (s, in) -> s.setCharacterStream(1, null));
          write(session, UPDATE, (s, in) -> s.setBinaryStream(1, null));
          write(session, UPDATE, (s, in) -> s.setBytes(1, photo()));
          session.drain(session.connect().createStatement().executeQuery(READ));
        });
  }

  @Test
  default void streamsAreHandedOut() throws Exception {
    same(
        session -> {
          write(session, UPDATE, (s, stream) -> s.setBytes(1, photo()));
          write(session, STORY, (s, stream) -> s.setString(1, "a story"));
          ResultSet rows = session.connect().createStatement().executeQuery(READ);
          rows.next();
          rows.getBinaryStream(1);
          rows.getBinaryStream("photo");
          rows.getAsciiStream(2);
          rows.getCharacterStream("story");
          rows.getNCharacterStream(2);
          rows.getBytes(1);
          rows.getString(2);
        });
  }

  @Test
  default void largeObjectsAreHandedOutAndTakenBack() throws Exception {
    same(
        session -> {
          write(session, UPDATE, (s, stream) -> s.setBytes(1, photo()));
          write(session, STORY, (s, stream) -> s.setString(1, "a story"));
          Connection connection = session.connect();
          connection.setAutoCommit(false);
          ResultSet rows = connection.createStatement().executeQuery(READ);
          rows.next();
          Blob photo = rows.getBlob(1);
          photo.length();
          photo.getBytes(3, 4);
          photo.getBinaryStream();
          photo.position(new byte[] {'o'}, 1);
          Clob story = rows.getClob("story");
          story.length();
          story.getSubString(1, 3);
          story.getCharacterStream();
          rows.getNClob(2);
          PreparedStatement copy =
              connection.prepareStatement("update item set photo = ?, story = ? where id = 2");
          copy.setBlob(1, photo);
          copy.setClob(2, story);
          copy.executeUpdate();
          copy.setObject(1, photo);
          copy.setObject(2, story);
          copy.executeUpdate();
          Blob created = connection.createBlob();
          created.setBytes(1, new byte[] {1, 2, 3});
          Clob text = connection.createClob();
          text.setString(1, "new");
          connection.createNClob().setString(1, "national");
          copy.setBlob(1, created);
          copy.setClob(2, text);
          copy.executeUpdate();
          created.free();
          created.length();
          connection.commit();
          photo.length();
          session.drain(connection.createStatement().executeQuery(READ));
          connection.rollback();
        });
  }

  @Test
  default void largeObjectsAreUpdatedInPlace() throws Exception {
    same(
        session -> {
          Connection connection = session.connect();
          ResultSet rows =
              connection
                  .createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE)
                  .executeQuery("select id, photo, story from item where id = 1");
          rows.next();
          WitnessStream stream = new WitnessStream(photo());
          rows.updateBinaryStream(2, stream);
          rows.updateCharacterStream("story", new StringReader("told anew"));
          rows.updateRow();
          session.transcript().note("read by " + stream.readers());
          rows.updateBlob("photo", new WitnessStream(new byte[] {1}), 1);
          rows.updateBytes(2, new byte[] {3});
          rows.updateClob(3, new StringReader("and again"));
          rows.updateRow();
          session.drain(connection.createStatement().executeQuery(READ));
        });
  }

  @Test
  default void arraysAreHandedOutAndTakenBack() throws Exception {
    same(
        session -> {
          Connection connection = session.connect();
          ResultSet rows = connection.createStatement().executeQuery(session.db().array());
          rows.next();
          Array array = rows.getArray(1);
          array.getArray();
          array.getBaseType();
          array.getBaseTypeName();
          array.getArray(2, 1);
          ResultSet elements = array.getResultSet();
          session.drain(elements);
          elements.getStatement();
          elements.getStatement().getConnection();
          array.getResultSet(2, 1);
          rows.getObject(1);
          rows.getObject(1, Array.class);
          Array created =
              connection.createArrayOf(session.db().arrayElement(), new Object[] {1, 2, 3});
          created.getArray();
          created.getResultSet();
          PreparedStatement statement =
              connection.prepareStatement("select count(*) from item where amount in (?)");
          statement.setArray(1, created);
          statement.executeQuery();
          statement.setObject(1, array);
          statement.executeQuery();
          PreparedStatement echo = connection.prepareStatement(session.db().echoArray());
          echo.setArray(1, created);
          session.drain(echo.executeQuery());
          echo.setObject(1, array);
          session.drain(echo.executeQuery());
          echo.setObject(1, array, java.sql.Types.ARRAY);
          session.drain(echo.executeQuery());
          array.free();
          array.getArray();
        });
  }

  @Test
  default void otherTypesFailOrWorkAlike() throws Exception {
    same(
        session -> {
          Connection connection = session.connect();
          SQLXML xml = connection.createSQLXML();
          xml.setString("<a/>");
          PreparedStatement statement = connection.prepareStatement(STORY);
          statement.setSQLXML(1, xml);
          statement.executeUpdate();
          connection.createStruct("point", new Object[] {1, 2}).getAttributes();
          statement.setURL(1, null);
          statement.setRef(1, null);
          statement.setRowId(1, null);
          statement.setArray(1, null);
          statement.setBlob(1, (Blob) null);
          statement.setClob(1, (Clob) null);
          statement.executeUpdate();
          session.drain(connection.createStatement().executeQuery(READ));
        });
  }
}
