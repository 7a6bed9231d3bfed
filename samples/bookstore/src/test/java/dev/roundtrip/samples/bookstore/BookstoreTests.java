package dev.roundtrip.samples.bookstore;

import static dev.roundtrip.finding.FindingKind.DUPLICATE;
import static dev.roundtrip.finding.FindingKind.LOOKUP_IN_LOOP;
import static dev.roundtrip.finding.FindingKind.N_PLUS_ONE;
import static dev.roundtrip.finding.FindingKind.SLOW_STATEMENT;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.roundtrip.finding.CallSite;
import dev.roundtrip.finding.Finding;
import dev.roundtrip.finding.FindingKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.hibernate.SessionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BookstoreTests {
  private static final Path SOURCES =
      Path.of("src", "main", "java", "dev", "roundtrip", "samples", "bookstore");

  @Test
  void eachPlantedProblemIsFoundOnceAndNoRepairedPageIsBlamed() throws Exception {
    List<Finding> findings = new CopyOnWriteArrayList<>();

    Bookstore.run(findings::add);

    assertThat(findings)
        .extracting(Reported::of)
        .containsExactlyInAnyOrder(
            planted(N_PLUS_ONE, "GET /authors", "AuthorService.java", "n+1"),
            planted(N_PLUS_ONE, "GET /orders", "OrderService.java", "nested n+1"),
            planted(LOOKUP_IN_LOOP, "GET /cart", "CartService.java", "lookup in a loop"),
            planted(DUPLICATE, "GET /prices", "PriceTags.java", "duplicate"),
            planted(SLOW_STATEMENT, "GET /bestsellers", "SalesReport.java", "slow statement"));
  }

  @Test
  void aRepairedPageShowsTheSameAsTheOriginal() throws Exception {
    try (HikariDataSource pool = Database.open();
        SessionFactory sessions = Database.sessions(pool)) {
      AuthorService authors = new AuthorService(sessions);
      OrderService orders = new OrderService(sessions);
      CartService cart = new CartService(pool);
      PriceTags priceTags = new PriceTags(sessions);
      SalesReport sales = new SalesReport(pool);

      assertThat(authors.featuredRepaired()).hasSize(25).isEqualTo(authors.featured());
      assertThat(orders.historyRepaired(Bookstore.CUSTOMER))
          .hasSize(10)
          .isEqualTo(orders.history(Bookstore.CUSTOMER));
      assertThat(cart.itemsRepaired(Bookstore.CART))
          .hasSameSizeAs(Bookstore.CART)
          .isEqualTo(cart.items(Bookstore.CART));
      assertThat(priceTags.printRepaired(Bookstore.PRICES))
          .hasSameSizeAs(Bookstore.PRICES)
          .isEqualTo(priceTags.print(Bookstore.PRICES));
      assertThat(sales.bestsellersRepaired(Bookstore.SHELF))
          .hasSize(10)
          .isEqualTo(sales.bestsellers(Bookstore.SHELF));
    }
  }

  /** What must be right about a finding: its kind, whom it blames, and the line that it names. */
  private record Reported(FindingKind kind, String scope, @Nullable String file, int line) {
    static Reported of(Finding finding) {
      CallSite site = finding.callSite();
      return new Reported(finding.kind(), finding.scope(), site.fileName(), site.line());
    }
  }

  private static Reported planted(FindingKind kind, String scope, String file, String marker)
      throws IOException {
    List<String> lines = Files.readAllLines(SOURCES.resolve(file));
    int[] marked =
        IntStream.rangeClosed(1, lines.size())
            .filter(line -> lines.get(line - 1).endsWith("// planted: " + marker))
            .toArray();
    assertThat(marked).as("lines of %s marked 'planted: %s'", file, marker).hasSize(1);
    return new Reported(kind, scope, file, marked[0]);
  }
}
