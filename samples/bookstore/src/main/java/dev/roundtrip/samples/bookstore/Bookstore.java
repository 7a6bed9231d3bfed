package dev.roundtrip.samples.bookstore;

import com.zaxxer.hikari.HikariDataSource;
import dev.roundtrip.Proving;
import dev.roundtrip.Roundtrip;
import dev.roundtrip.Scope;
import dev.roundtrip.finding.FindingListener;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves each page of the shop twice: as it was first written, and repaired. */
public final class Bookstore {
  static final long CUSTOMER = 42;
  static final String SHELF = "S7";
  static final List<Long> CART =
      List.of(1017L, 1204L, 1688L, 2031L, 2450L, 2999L, 3512L, 3873L, 4106L, 4720L);
  static final List<BigDecimal> PRICES =
      List.of(
          new BigDecimal("12.95"),
          new BigDecimal("8.50"),
          new BigDecimal("24.00"),
          new BigDecimal("17.25"),
          new BigDecimal("9.95"),
          new BigDecimal("31.40"),
          new BigDecimal("14.10"),
          new BigDecimal("6.75"));

  private static final Logger log = LoggerFactory.getLogger(Bookstore.class);

  private final Roundtrip roundtrip;
  private final AuthorService authors;
  private final OrderService orders;
  private final CartService cart;
  private final PriceTags priceTags;
  private final SalesReport sales;

  private Bookstore(Roundtrip roundtrip, DataSource dataSource, SessionFactory sessions) {
    this.roundtrip = roundtrip;
    this.authors = new AuthorService(sessions);
    this.orders = new OrderService(sessions);
    this.cart = new CartService(dataSource);
    this.priceTags = new PriceTags(sessions);
    this.sales = new SalesReport(dataSource);
  }

  public static void main(String[] args) throws SQLException {
    AtomicInteger findings = new AtomicInteger();
    run(finding -> findings.incrementAndGet());
    log.info("Ten pages served. Roundtrip reported {} findings.", findings);
  }

  /** Opens the shop on a fresh database, serves all pages, and closes it. */
  static void run(FindingListener listener) throws SQLException {
    log.info("Filling the shelves: 4,000 books, 5,000 orders, 150,000 sales ...");
    try (HikariDataSource pool = Database.open();
        Roundtrip roundtrip =
            Roundtrip.builder()
                .slowThreshold(Duration.ofMillis(200))
                .applicationPackages("dev.roundtrip.samples.bookstore")
                .proof(Proving.SANDBOX)
                .onFinding(listener)
                .build()) {
      DataSource observed = roundtrip.wrap(pool);
      try (SessionFactory sessions = Database.sessions(observed)) {
        new Bookstore(roundtrip, observed, sessions).serveAllPages();
      }
    }
  }

  private void serveAllPages() throws SQLException {
    serve("GET /authors", authors::featured);
    serve("GET /authors (repaired)", authors::featuredRepaired);

    serve("GET /orders", () -> orders.history(CUSTOMER));
    serve("GET /orders (repaired)", () -> orders.historyRepaired(CUSTOMER));

    serve("GET /cart", () -> cart.items(CART));
    serve("GET /cart (repaired)", () -> cart.itemsRepaired(CART));

    serve("GET /prices", () -> priceTags.print(PRICES));
    serve("GET /prices (repaired)", () -> priceTags.printRepaired(PRICES));

    serve("GET /bestsellers", () -> sales.bestsellers(SHELF));
    serve("GET /bestsellers (repaired)", () -> sales.bestsellersRepaired(SHELF));
  }

  /** What a servlet filter does in a web application: one scope per request. */
  @SuppressWarnings("try") // The scope is there to be closed.
  private void serve(String request, Page page) throws SQLException {
    try (Scope scope = roundtrip.openScope(request)) {
      log.info("{}: {} entries", request, page.render().size());
    }
  }

  @FunctionalInterface
  private interface Page {
    List<?> render() throws SQLException;
  }
}
