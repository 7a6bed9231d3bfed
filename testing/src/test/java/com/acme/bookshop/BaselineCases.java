package com.acme.bookshop;

import dev.roundtrip.Roundtrip;
import dev.roundtrip.Scope;
import dev.roundtrip.testing.NoNPlusOne;
import dev.roundtrip.testing.RoundtripExtension;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An old project. */
@ExtendWith(RoundtripExtension.class)
public class BaselineCases {

  static final Roundtrip roundtrip = Roundtrip.builder().build();
  static final Bookshop shop = new Bookshop(roundtrip.wrap(Bookshop.database()));

  @Test
  void old() throws SQLException {
    shop.titlesOneByOne();
  }

  @Test
  void oldInTwoScopes() throws SQLException {
    for (int i = 0; i < 2; i++) {
      try (Scope ignored = roundtrip.openScope("request")) {
        shop.titlesOneByOne();
      }
    }
  }

  @Test
  @NoNPlusOne
  void explicit() throws SQLException {
    shop.titlesOneByOne();
  }

  @Test
  void fixed() throws SQLException {
    shop.titlesTogether();
  }

  @Test
  void duplicates() throws SQLException {
    shop.countOften();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void parameterized(boolean together) throws SQLException {
    if (together) {
      shop.titlesTogether();
    } else {
      shop.titlesOneByOne();
    }
  }
}
