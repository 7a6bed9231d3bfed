package com.acme.bookshop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.AllowQueries;
import dev.roundtrip.Roundtrip;
import dev.roundtrip.testing.Queries;
import dev.roundtrip.testing.RoundtripExtension;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Snapshots of code that is well as long as {@link #oneByOne} is false. */
public final class SnapshotCases {

  /** Whether somebody has made the code worse. */
  public static volatile boolean oneByOne;

  private SnapshotCases() {}

  private static final class Service {

    private final Bookshop shop;

    private Service(Bookshop shop) {
      this.shop = shop;
    }

    int listTitles() throws SQLException {
      return oneByOne ? shop.titlesOneByOne() : shop.titlesTogether();
    }
  }

  /** One. */
  @ExtendWith(RoundtripExtension.class)
  public static class BookTests {

    static final Roundtrip roundtrip = Roundtrip.builder().build();
    static final Service service = new Service(new Bookshop(roundtrip.wrap(Bookshop.database())));

    @Test
    @AllowQueries(reason = "a snapshot says more")
    void listsTitles(Queries queries) throws SQLException {
      service.listTitles();

      queries.matchesSnapshot();
    }
  }

  /** Of all sorts. */
  @ExtendWith(RoundtripExtension.class)
  public static class AllSorts {

    static final Roundtrip roundtrip = Roundtrip.builder().build();
    static final Bookshop shop = new Bookshop(roundtrip.wrap(Bookshop.database()));

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void parameterized(int times, Queries queries) throws SQLException {
      for (int i = 0; i < times; i++) {
        shop.addTogether(2);
      }
      assertThat(queries).matchesSnapshot();
    }

    @Test
    void overloaded(Queries queries) throws SQLException {
      shop.count();
      queries.matchesSnapshot();
    }

    @Test
    void overloaded(Queries queries, TestInfo info) throws SQLException {
      shop.burn();
      queries.matchesSnapshot();
    }

    @TestFactory
    Stream<DynamicTest> dynamic(Queries queries) {
      return Stream.of(
          DynamicTest.dynamicTest(
              "a / b",
              () -> {
                shop.count();
                queries.matchesSnapshot();
              }));
    }

    @Test
    void nothing(Queries queries) {
      queries.matchesSnapshot();
    }

    @Test
    void twoMoments(Queries queries) throws SQLException {
      shop.count();
      queries.matchesSnapshot();
      shop.count();
      queries.matchesSnapshot();
    }

    @Nested
    class Inner {

      @Test
      void nested(Queries queries) throws SQLException {
        shop.count();
        queries.matchesSnapshot();
      }
    }
  }
}
