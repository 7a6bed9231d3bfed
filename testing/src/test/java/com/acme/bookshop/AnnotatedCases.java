package com.acme.bookshop;

import dev.roundtrip.AllowQueries;
import dev.roundtrip.Roundtrip;
import dev.roundtrip.testing.ExpectQueries;
import dev.roundtrip.testing.MaxRowsRead;
import dev.roundtrip.testing.NoConnectionLeaks;
import dev.roundtrip.testing.NoDuplicateQueries;
import dev.roundtrip.testing.NoNPlusOne;
import dev.roundtrip.testing.NoQueries;
import dev.roundtrip.testing.NoSlowQueries;
import dev.roundtrip.testing.RoundtripExtension;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each annotation, kept and broken: what is broken has a name that begins with {@code bad}. */
@ExtendWith(RoundtripExtension.class)
public class AnnotatedCases {

  static final Roundtrip roundtrip = Roundtrip.builder().build();

  Bookshop shop;

  @BeforeEach
  void open() throws SQLException {
    shop = new Bookshop(roundtrip.wrap(Bookshop.database()));
    shop.titlesOneByOne(); // An N+1 that sets a test up is none of the test's.
  }

  @Test
  @ExpectQueries(select = 1, total = 1, rows = 6)
  void goodCounts() throws SQLException {
    shop.titlesTogether();
  }

  @Test
  @ExpectQueries(select = 2, total = 2)
  void badCounts() throws SQLException {
    shop.titlesTogether();
  }

  @Test
  @ExpectQueries(insert = 2, update = 1, delete = 1, batches = 1, changedRows = 15)
  void goodWrites() throws SQLException {
    shop.addTogether(2);
    shop.addOneByOne(1);
    shop.rename("x");
    shop.burn();
  }

  @Test
  @ExpectQueries(insert = 1, update = 0, delete = 3, batches = 2, changedRows = 1)
  void badWrites() throws SQLException {
    shop.addTogether(2);
    shop.addOneByOne(1);
    shop.rename("x");
    shop.burn();
  }

  @Test
  @ExpectQueries(
      maxSelect = 1,
      maxTotal = 1,
      maxRows = 6,
      maxInsert = 0,
      maxUpdate = 0,
      maxDelete = 0)
  void goodLimits() throws SQLException {
    shop.titlesTogether();
  }

  @Test
  @ExpectQueries(maxInsert = 2, maxTotal = 1)
  void badLimits() throws SQLException {
    shop.addOneByOne(3);
  }

  @Test
  void badNPlusOneByDefault() throws SQLException {
    shop.titlesOneByOne();
  }

  @Test
  @NoNPlusOne
  void goodNPlusOne() throws SQLException {
    shop.titlesTogether();
  }

  @Test
  @NoNPlusOne
  void badNPlusOneOfNothing() {}

  @Test
  void goodNothingByDefault() {}

  @Test
  @AllowQueries(reason = "shows what is counted")
  void goodNPlusOneThatIsMeant() throws SQLException {
    shop.titlesOneByOne();
  }

  @Test
  @NoDuplicateQueries
  void goodDuplicates() throws SQLException {
    shop.count();
  }

  @Test
  @NoDuplicateQueries
  void badDuplicates() throws SQLException {
    shop.countTwice();
    shop.count();
  }

  @Test
  @NoSlowQueries(over = "10s")
  void goodSlow() throws SQLException {
    shop.count();
  }

  @Test
  @NoSlowQueries(over = "0ms")
  void badSlow() throws SQLException {
    shop.count();
  }

  @Test
  @NoSlowQueries(over = "soon")
  void badDuration() throws SQLException {
    shop.count();
  }

  @Test
  @NoQueries
  void goodNoQueries() {}

  @Test
  @NoQueries
  void badNoQueries() throws SQLException {
    shop.count();
  }

  @Test
  @MaxRowsRead(6)
  void goodRows() throws SQLException {
    shop.titlesTogether();
  }

  @Test
  @MaxRowsRead(5)
  void badRows() throws SQLException {
    shop.titlesTogether();
  }

  @Test
  @NoConnectionLeaks
  void goodLeaks() throws SQLException {
    shop.count();
  }

  @Test
  @NoConnectionLeaks
  @SuppressWarnings("unused")
  void badLeaks() throws SQLException {
    Connection leaked = shop.leak();
  }

  @Test
  @ExpectQueries(select = 2, maxSelect = 1)
  void badContradiction() throws SQLException {
    throw new AssertionError("not reached");
  }

  @Test
  @ExpectQueries(select = 1, insert = 1, maxTotal = 1)
  void badContradictingSum() throws SQLException {
    throw new AssertionError("not reached");
  }

  @Test
  @NoQueries
  @ExpectQueries(total = 1)
  void badContradictingAnnotations() throws SQLException {
    throw new AssertionError("not reached");
  }

  @Test
  @ExpectQueries
  void badEmptiness() {}

  @Test
  @ExpectQueries(select = -3)
  void badNegative() {}

  @Test
  @ExpectQueries(maxSelect = 3)
  void badLimitOfNothing() {}

  @Test
  @ExpectQueries(select = 0)
  void goodExactlyNothing() {}

  @Test
  @ExpectQueries(select = 1, dataSource = "nowhere")
  void badUnknownDataSource() throws SQLException {
    shop.count();
  }

  @Retention(RetentionPolicy.RUNTIME)
  @NoDuplicateQueries
  @ExpectQueries(maxTotal = 1)
  @interface TeamRules {}

  @Test
  @TeamRules
  void goodTeamRules() throws SQLException {
    shop.count();
  }

  @Test
  @TeamRules
  void badTeamRules() throws SQLException {
    shop.countTwice();
    shop.count();
  }

  @Test
  void badBody() throws SQLException {
    shop.titlesOneByOne();
    throw new IllegalStateException("the test's own failure");
  }
}
