package com.acme.bookshop;

import dev.roundtrip.Roundtrip;
import dev.roundtrip.testing.NoFullScan;
import dev.roundtrip.testing.Queries;
import dev.roundtrip.testing.RoundtripExtension;
import dev.roundtrip.testing.UsesIndex;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is expected of plans; what is broken has a name that begins with {@code bad}. */
@ExtendWith(RoundtripExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
public class PlanCases {

  static final String BY_ID = "select title from book where id = ?";
  static final String BY_AUTHOR = "select title from book where author_id = ?";
  static final String BY_TITLE = "select id from book where title = ?";

  static final Roundtrip roundtrip = Roundtrip.builder().build();
  static final DataSource database = Bookshop.database();
  static final DataSource dataSource = roundtrip.wrap(database);

  @BeforeAll
  void index() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create index book_of_author on book (author_id)");
    }
  }

  private static void send(String sql) throws SQLException {
    Shelf.send(dataSource, sql, sql.equals(BY_TITLE) ? "x" : 1L);
  }

  @Test
  @NoFullScan
  void goodScan() throws SQLException {
    send(BY_ID);
    send(BY_AUTHOR);
  }

  @Test
  @NoFullScan
  void badScan() throws SQLException {
    send(BY_ID);
    send(BY_TITLE);
  }

  @Test
  @NoFullScan(tables = "author")
  void badScanOfNothing() throws SQLException {
    send(BY_TITLE);
  }

  @Test
  @NoFullScan(except = "book")
  void goodExcept() throws SQLException {
    send(BY_TITLE);
  }

  @Test
  @NoFullScan(minRows = 5)
  void badScanOfMany() throws SQLException {
    send(BY_TITLE);
  }

  @Test
  @NoFullScan(minRows = 1_000)
  void badScanOfFew() throws SQLException {
    send(BY_TITLE);
  }

  @Test
  @NoFullScan(minRows = -1)
  void badMinimum() throws SQLException {
    throw new AssertionError("not reached");
  }

  @Test
  @NoFullScan(dataSource = "elsewhere")
  void badDataSource() throws SQLException {
    send(BY_ID);
  }

  @Test
  @UsesIndex("book_of_author")
  @UsesIndex(table = "book", columns = "author_id")
  @UsesIndex(table = "book")
  void goodIndex() throws SQLException {
    send(BY_AUTHOR);
  }

  @Test
  @UsesIndex("book_of_author")
  void badIndex() throws SQLException {
    send(BY_TITLE);
  }

  @Test
  @UsesIndex(table = "book", columns = "title")
  void badColumns() throws SQLException {
    send(BY_AUTHOR);
  }

  @Test
  @UsesIndex
  void badNoIndex() throws SQLException {
    throw new AssertionError("not reached");
  }

  @Test
  @UsesIndex(value = "book_of_author", table = "book")
  void badBoth() throws SQLException {
    throw new AssertionError("not reached");
  }

  @Test
  @UsesIndex("book_of_author")
  void badIndexOfNothing() {}

  @Test
  @NoFullScan
  void badWrite() throws SQLException {
    new Bookshop(dataSource).rename("x");
  }

  @RepeatedTest(2)
  @NoFullScan
  void goodRepeated() throws SQLException {
    send(BY_AUTHOR);
  }

  @ParameterizedTest
  @ValueSource(strings = {BY_AUTHOR, BY_TITLE})
  @NoFullScan
  void parameterized(String sql) throws SQLException {
    send(sql);
  }

  @TestFactory
  @NoFullScan
  Stream<DynamicTest> dynamic() {
    return Stream.of(
        DynamicTest.dynamicTest("good dynamic", () -> send(BY_AUTHOR)),
        DynamicTest.dynamicTest("bad dynamic", () -> send(BY_TITLE)));
  }

  @Test
  void goodLive(Queries queries) throws SQLException {
    send(BY_AUTHOR);
    Assertions.assertThat(queries).hasNoFullScan().usesIndex("book_of_author");
    send(BY_TITLE);
    Assertions.assertThatThrownBy(() -> Assertions.assertThat(queries).hasNoFullScan())
        .hasMessageContaining("full scans  expected none  was 1");
  }

  @Nested
  @NoFullScan
  class Inner {

    @Test
    void goodNested() throws SQLException {
      send(BY_AUTHOR);
    }

    @Test
    void badNested() throws SQLException {
      send(BY_TITLE);
    }

    @Test
    void goodNothing() {}

    @Test
    void goodWrite() throws SQLException {
      new Bookshop(dataSource).rename("x");
    }

    @Test
    @NoFullScan(except = "book")
    void goodOfItsOwn() throws SQLException {
      send(BY_TITLE);
    }
  }
}
