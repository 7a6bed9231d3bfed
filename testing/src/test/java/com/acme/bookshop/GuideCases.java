package com.acme.bookshop;

import static dev.roundtrip.testing.RoundtripAssertions.assertThatQueries;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.Roundtrip;
import dev.roundtrip.testing.ExpectQueries;
import dev.roundtrip.testing.NoFullScan;
import dev.roundtrip.testing.NoNPlusOne;
import dev.roundtrip.testing.NoSlowQueries;
import dev.roundtrip.testing.Queries;
import dev.roundtrip.testing.QueryRecorder;
import dev.roundtrip.testing.RoundtripExtension;
import dev.roundtrip.testing.SimulatedLatency;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the guide shows: what fails there fails here. */
@ExtendWith(RoundtripExtension.class)
public class GuideCases {

  static final Roundtrip roundtrip = Roundtrip.builder().build();

  final DataSource dataSource = roundtrip.wrap(Bookshop.database());
  final Bookshop shop = new Bookshop(dataSource);

  @Test
  @NoNPlusOne
  void listsTitles() throws Exception {
    shop.titlesOneByOne();
  }

  @Test
  @ExpectQueries(select = 1, maxRows = 100)
  void listsTitlesWithOneStatement() throws Exception {
    shop.titlesTogether();
  }

  @Test
  void renamesAuthors(Queries queries) throws Exception {
    shop.rename("Ursula");

    assertThat(queries)
        .hasUpdates(1)
        .touchesOnlyTables("author")
        .hasNoQueryMatching("delete")
        .hasNoSlowQueries(Duration.ofSeconds(1));
  }

  @Test
  void listsManyTitles() {
    assertThatQueries(n -> shop.add(n, 2), shop::titlesOneByOne).stayConstant();
  }

  @Test
  void listsTitlesOfTheAuthorsThatThereAre() {
    assertThatQueries(shop::titlesOneByOne).whenResultsAreThinned().stayConstant();
  }

  @Test
  @NoFullScan
  void findsByTitle() throws Exception {
    Shelf.send(dataSource, "select id from book where title = ?", "Dune");
  }

  @Test
  @SimulatedLatency("5ms")
  @NoSlowQueries(over = "50ms")
  void listsTitlesOfADistantDatabase(Queries queries) throws Exception {
    shop.titlesTogether();

    assertThat(queries.latency().roundTrips()).isEqualTo(1);
  }

  @Test
  void recordsWithoutTheExtension() {
    Queries queries = QueryRecorder.of(roundtrip).record(shop::titlesTogether);

    assertThat(queries).hasSelects(1).hasNoNPlusOne();
  }
}
