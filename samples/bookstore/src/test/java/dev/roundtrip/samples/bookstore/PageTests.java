package dev.roundtrip.samples.bookstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.roundtrip.AllowQueries;
import dev.roundtrip.Roundtrip;
import dev.roundtrip.testing.ExpectQueries;
import dev.roundtrip.testing.NoDuplicateQueries;
import dev.roundtrip.testing.NoNPlusOne;
import dev.roundtrip.testing.Queries;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A test for each page: what it sends, as it was first written and repaired. */
@NoNPlusOne
@NoDuplicateQueries
class PageTests {

  static final Roundtrip roundtrip = Roundtrip.fromConfiguration().build();
  private static HikariDataSource pool;
  private static DataSource observed;
  private static SessionFactory sessions;

  @BeforeAll
  static void open() throws SQLException {
    pool = Database.open();
    observed = roundtrip.wrap(pool, "bookstore");
    sessions = Database.sessions(observed);
  }

  @AfterAll
  static void close() {
    sessions.close();
    pool.close();
    roundtrip.close();
  }

  @Test
  @ExpectQueries(select = 1, total = 1)
  void authors() {
    assertThat(new AuthorService(sessions).featuredRepaired()).hasSize(25);
  }

  @Test
  @ExpectQueries(select = 26)
  @AllowQueries(reason = "shows what the repaired page spares")
  void authorsAsFirstWritten(Queries queries) {
    assertThat(new AuthorService(sessions).featured()).hasSize(25);
    assertThat(queries).touchesOnlyTables("author", "book");
  }

  @Test
  @ExpectQueries(select = 1, total = 1)
  void orders() {
    assertThat(new OrderService(sessions).historyRepaired(Bookstore.CUSTOMER)).hasSize(10);
  }

  @Test
  @ExpectQueries(select = 1, rows = 10)
  void cart() throws SQLException {
    assertThat(new CartService(observed).itemsRepaired(Bookstore.CART)).hasSize(10);
  }

  @Test
  @ExpectQueries(select = 10, rows = 10)
  @AllowQueries(reason = "shows what the repaired page spares")
  void cartAsFirstWritten() throws SQLException {
    assertThat(new CartService(observed).items(Bookstore.CART)).hasSize(10);
  }

  @Test
  @ExpectQueries(select = 1)
  void prices() {
    assertThat(new PriceTags(sessions).printRepaired(Bookstore.PRICES)).hasSize(8);
  }

  @Test
  @ExpectQueries(select = 1, maxRows = 10)
  void bestsellers() throws SQLException {
    assertThat(new SalesReport(observed).bestsellersRepaired(Bookstore.SHELF)).hasSize(10);
  }
}
