package com.acme.bookshop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.Roundtrip;
import dev.roundtrip.testing.ExpectQueries;
import dev.roundtrip.testing.NoDuplicateQueries;
import dev.roundtrip.testing.Queries;
import dev.roundtrip.testing.RoundtripExtension;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All sorts of tests; one instance for all, and annotations on the class. */
@ExtendWith(RoundtripExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
@ExpectQueries(select = 1)
public class LifeCycleCases {

  private final Roundtrip roundtrip = Roundtrip.builder().build();
  private final Bookshop shop = new Bookshop(roundtrip.wrap(Bookshop.database()));

  @BeforeEach
  void setUp() throws SQLException {
    shop.countTwice();
  }

  @AfterEach
  void tearDown(Queries queries, TestInfo test) throws SQLException {
    shop.countTwice();
    assertThat(queries.name()).contains(test.getTestMethod().orElseThrow().getName());
    assertThat(queries.total()).isBetween(0L, 2L); // Of the body only, and it does not change.
  }

  @Test
  void good(Queries queries) throws SQLException {
    assertThat(queries).hasNoQueries();
    shop.count();
    assertThat(queries).hasSelects(1);
  }

  @Test
  void bad() throws SQLException {
    shop.count();
    shop.titlesTogether();
  }

  @RepeatedTest(3)
  void goodRepeated(Queries queries) throws SQLException {
    shop.count();
    assertThat(queries).hasSelects(1);
  }

  @RepeatedTest(2)
  void badRepeated() {}

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void parameterized(int times) throws SQLException {
    for (int i = 0; i < times; i++) {
      shop.count();
    }
  }

  @TestFactory
  Stream<DynamicTest> dynamic(Queries queries) {
    return Stream.of(
        DynamicTest.dynamicTest(
            "good dynamic",
            () -> {
              shop.count();
              assertThat(queries).hasSelects(1);
            }),
        DynamicTest.dynamicTest("bad dynamic", shop::countTwice));
  }

  @Nested
  class Inner {

    @Test
    void goodNested() throws SQLException {
      shop.count();
    }

    @Test
    void badNested() throws SQLException {
      shop.countTwice();
    }

    @Test
    @ExpectQueries(select = 2)
    void goodOfItsOwn() throws SQLException {
      shop.countTwice();
    }
  }

  @Nested
  @NoDuplicateQueries
  @ExpectQueries(maxSelect = 3)
  class OfItsOwn {

    @Test
    void goodAtMost() throws SQLException {
      shop.titlesTogether();
    }

    @Test
    void badDuplicate() throws SQLException {
      shop.countTwice();
      shop.count();
    }

    @Test
    void goodNothing() {}
  }
}
