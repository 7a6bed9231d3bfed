package com.acme.bookshop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.Roundtrip;
import dev.roundtrip.testing.ExpectQueries;
import dev.roundtrip.testing.NoSlowQueries;
import dev.roundtrip.testing.Queries;
import dev.roundtrip.testing.SimulatedLatency;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A database that seems farther away than it is. */
@SimulatedLatency("20us")
public class LatencyCases {

  static final Roundtrip roundtrip = Roundtrip.builder().build();
  static final Bookshop shop = new Bookshop(roundtrip.wrap(Bookshop.database()));

  @BeforeEach
  void setUp() throws SQLException {
    shop.count();
  }

  private static void isAt(Queries queries, Duration distance, long roundTrips) {
    assertThat(queries.latency())
        .isEqualTo(new dev.roundtrip.recording.SimulatedLatency(distance, roundTrips));
  }

  @Test
  void goodOfTheClass(Queries queries) throws SQLException {
    shop.countTwice();
    isAt(queries, Duration.ofNanos(20_000), 2);
  }

  @Test
  @SimulatedLatency("30us")
  void goodOfTheMethod(Queries queries) throws SQLException {
    shop.addTogether(9);
    isAt(queries, Duration.ofNanos(30_000), 1);
  }

  @Test
  @SimulatedLatency("0ms")
  void goodNone(Queries queries) throws SQLException {
    shop.count();
    isAt(queries, Duration.ZERO, 0);
  }

  @Test
  @ExpectQueries(select = 1)
  void badCount() throws SQLException {
    shop.countTwice();
  }

  @Test
  @SimulatedLatency("5ms")
  @NoSlowQueries(over = "5ms")
  void badSlowWhereTheDatabaseIsFarAway() throws SQLException {
    shop.count();
  }

  @Test
  @SimulatedLatency("far")
  void badDuration() {}

  @Test
  @SimulatedLatency("1m")
  void badDistance() {}

  @Nested
  class Inner {

    @Test
    void goodOfTheClassAround(Queries queries) throws SQLException {
      shop.count();
      isAt(queries, Duration.ofNanos(20_000), 1);
    }
  }
}
