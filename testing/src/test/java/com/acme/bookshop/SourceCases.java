package com.acme.bookshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Statement;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import dev.roundtrip.testing.NoFullScan;
import dev.roundtrip.Roundtrip;
import dev.roundtrip.testing.ExpectQueries;
import dev.roundtrip.testing.NoNPlusOne;
import dev.roundtrip.testing.NoQueries;
import dev.roundtrip.testing.Queries;
import dev.roundtrip.testing.RoundtripExtension;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Where statements come from, and what is said when they come from nowhere. */
public final class SourceCases {

  private SourceCases() {}

  /** A data source that nobody observes. */
  public static class Unobserved {

    static final Roundtrip roundtrip = Roundtrip.builder().build();
    final Bookshop shop = new Bookshop(Bookshop.database());

    @Test
    @NoNPlusOne
    void badNPlusOne() throws SQLException {
      shop.titlesOneByOne();
    }

    @Test
    @NoQueries
    void badNoQueries() {}

    @Test
    @ExtendWith(RoundtripExtension.class)
    void goodNothingAsked() {}
  }

  /** Two of them. */
  public static class Two {

    static final Roundtrip roundtrip = Roundtrip.builder().build();
    static final Bookshop orders = new Bookshop(roundtrip.wrap(Bookshop.database(), "orders"));
    static final Bookshop stock = new Bookshop(roundtrip.wrap(Bookshop.database(), "stock"));

    @Test
    @ExpectQueries(select = 1, dataSource = "orders")
    @ExpectQueries(select = 2, dataSource = "stock")
    void goodNamed() throws SQLException {
      orders.count();
      stock.countTwice();
    }

    @Test
    @ExpectQueries(select = 2, dataSource = "orders")
    @NoQueries(dataSource = "stock")
    void badNamed() throws SQLException {
      orders.count();
      stock.countTwice();
    }

    @Test
    @ExpectQueries(select = 3)
    void badUnnamed() throws SQLException {
      orders.count();
      stock.countTwice();
    }

    @Test
    @ExpectQueries(select = 1)
    void goodUnnamedButOne() throws SQLException {
      stock.count();
    }
  }

  /** By URL: no configuration at all. */
  @ExtendWith(RoundtripExtension.class)
  public static class ByUrl {

    @Test
    @ExpectQueries(select = 1)
    void goodUrl(Queries queries) throws SQLException {
      try (Connection connection = DriverManager.getConnection("jdbc:roundtrip:h2:mem:")) {
        connection.createStatement().executeQuery("select 1").close();
      }
      assertThat(queries.dataSources()).containsExactly("jdbc:h2:mem");
    }

    @Test
    @NoFullScan
    void badScan() throws SQLException {
      DataSource byUrl =
          new DriverManagerDataSource("jdbc:roundtrip:h2:mem:by-url;DB_CLOSE_DELAY=-1");
      try (Connection connection = byUrl.getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("create table pamphlet (id int, title varchar(40))");
      }
      Shelf.send(byUrl, "select id from pamphlet where title = ?", "x");
    }
  }

  /** By a parameter. */
  @ExtendWith(RoundtripExtension.class)
  public static class ByParameter {

    static Bookshop shop = new Bookshop(Bookshop.database());

    @BeforeAll
    static void open(Roundtrip roundtrip) {
      DataSource observed = roundtrip.wrap(Bookshop.database(), "by-parameter");
      shop = new Bookshop(observed);
    }

    @Test
    void badNPlusOne() throws SQLException {
      shop.titlesOneByOne();
    }

    @Test
    void goodOne(Queries queries) throws SQLException {
      shop.titlesTogether();
      assertThat(queries.over("by-parameter")).hasTotal(1);
    }
  }

  /** Nothing but the platform's property registers the extension. */
  public static class Autodetected {

    static final Roundtrip roundtrip = Roundtrip.builder().build();
    static final Bookshop shop = new Bookshop(roundtrip.wrap(Bookshop.database()));

    @Test
    void nPlusOne() throws SQLException {
      shop.titlesOneByOne();
    }
  }

  /** Queries are of one test. */
  @ExtendWith(RoundtripExtension.class)
  public static class TooEarly {

    @BeforeAll
    static void open(Queries queries) {}

    @Test
    void neverRuns() {}
  }
}
