package com.acme.bookshop;

import dev.roundtrip.Roundtrip;
import dev.roundtrip.testing.ExpectQueries;
import dev.roundtrip.testing.Queries;
import java.sql.SQLException;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Many tests at a time, all of them on one database; those of the first two classes are right. */
public final class ParallelCases {

  private static final Roundtrip ROUNDTRIP = Roundtrip.builder().build();
  private static final Bookshop SHOP = new Bookshop(ROUNDTRIP.wrap(Bookshop.database()));

  private ParallelCases() {}

  /** A base class: the field is found in those that extend it. */
  @Execution(ExecutionMode.CONCURRENT)
  abstract static class Concurrent {

    static final Roundtrip roundtrip = ROUNDTRIP;

    static void send(int times) throws SQLException {
      for (int i = 0; i < times; i++) {
        SHOP.count();
        Thread.onSpinWait();
      }
    }
  }

  @ExpectQueries(total = 3)
  public static class Three extends Concurrent {

    @RepeatedTest(70)
    void three() throws SQLException {
      send(3);
    }
  }

  @ExpectQueries(maxTotal = 7)
  public static class AnyNumber extends Concurrent {

    @RepeatedTest(70)
    void any(RepetitionInfo repetition, Queries queries) throws SQLException {
      int times = 1 + repetition.getCurrentRepetition() % 7;
      send(times);
      org.assertj.core.api.Assertions.assertThat(queries).hasTotal(times);
    }
  }

  @ExpectQueries(total = 2)
  public static class OneTooMany extends Concurrent {

    @RepeatedTest(60)
    void bad() throws SQLException {
      send(3);
    }
  }
}
