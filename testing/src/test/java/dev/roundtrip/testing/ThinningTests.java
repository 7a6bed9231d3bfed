package dev.roundtrip.testing;

import static dev.roundtrip.testing.RoundtripAssertions.assertThatQueries;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.acme.bookshop.Bookshop;
import dev.roundtrip.Roundtrip;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ThinningTests {

  private final Roundtrip roundtrip = Roundtrip.builder().build();
  private final DataSource dataSource = roundtrip.wrap(Bookshop.database());
  private final Bookshop shop = new Bookshop(dataSource);

  @AfterEach
  void close() {
    roundtrip.close();
  }

  private ThinningAssert thinning(ThrowingRunnable action, String... tables) {
    return assertThatQueries(action).whenResultsAreThinned(tables).recordedBy(roundtrip);
  }

  @Test
  void oneStatementForAllStaysConstant() {
    thinning(shop::titlesTogether).stayConstant();
  }

  @Test
  void oneStatementForEachRowIsNamed() {
    assertThatThrownBy(() -> thinning(shop::titlesOneByOne).stayConstant())
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            """
            The queries grow with the rows of a result:
              statements  expected constant  was growing

              3 rows of
                select id, name from author
                at com.acme.bookshop.Bookshop.authors(Bookshop.java:""",
            "  cut to             1       2       3\n  statements         2       3       4",
            "grows by 1 a row: sent 1, 2, 3 times\n    select title from book where author_id = ?",
            "N+1: 3 statements on book",
            "fix  ");
  }

  @Test
  void twoRowsAreEnough() throws SQLException {
    update("delete from author where id = 3");
    assertThatThrownBy(() -> thinning(shop::titlesOneByOne).stayConstant())
        .hasMessageContaining("cut to             1       2\n  statements         2       3");
  }

  @Test
  void whatDependsOnOneOrSeveralIsNoGrowth() {
    thinning(
            () -> {
              if (ids("select id from author").size() > 1) {
                shop.count();
              }
            })
        .stayConstant();
  }

  @Test
  void rowsOfOneResultOnlyAreThinned() {
    thinning(shop::titlesOneByOne, "BOOK").stayConstant();
  }

  @Test
  void aLoopThatWritesGrowsToo() {
    assertThatThrownBy(
            () ->
                thinning(
                        () -> {
                          for (long id : ids("select id from author")) {
                            update("update author set name = 'x' where id = " + id);
                          }
                        })
                    .stayConstant())
        .hasMessageContaining("sent 1, 2, 3 times\n    update author set name = ? where id = ?");
  }

  @Test
  void oneRowProvesNothing() throws SQLException {
    update("delete from author where id > 1");
    assertThatThrownBy(() -> thinning(shop::titlesOneByOne, "author").stayConstant())
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith(
            "INCONCLUSIVE: no query on author returned two rows or more, so nothing could be"
                + " thinned: add rows to the test data")
        .hasMessageContaining("1 ×   1 row");
    update("delete from book where id > 1");
    assertThatThrownBy(() -> thinning(shop::titlesOneByOne).stayConstant())
        .hasMessageStartingWith("INCONCLUSIVE: no query returned two rows or more");
  }

  @Test
  void anActionThatSendsNothingProvesNothing() {
    assertThatThrownBy(() -> thinning(() -> {}).stayConstant())
        .hasMessageStartingWith("INCONCLUSIVE: the action sent no statement");
  }

  @Test
  void whatIsKeptFromTheFirstRunProvesNothing() {
    List<Long> authors = new ArrayList<>();
    assertThatThrownBy(
            () ->
                thinning(
                        () -> {
                          if (authors.isEmpty()) {
                            authors.addAll(ids("select id from author"));
                          }
                          shop.count();
                        })
                    .stayConstant())
        .hasMessageStartingWith("INCONCLUSIVE: the action sent less when it ran again")
        .hasMessageContaining("Sent 1 times, then 0 times:\n  select id from author");
    AtomicInteger runs = new AtomicInteger();
    assertThatThrownBy(
            () ->
                thinning(
                        () -> {
                          if (runs.getAndIncrement() == 0) {
                            shop.count();
                          }
                        })
                    .stayConstant())
        .hasMessageStartingWith("INCONCLUSIVE: the action sent nothing when it ran again");
  }

  @Test
  void whatIsSentOnlyOnceIsNoCache() {
    AtomicInteger runs = new AtomicInteger();
    thinning(
            () -> {
              if (runs.getAndIncrement() == 0) {
                shop.count();
              }
              shop.titlesTogether();
            })
        .stayConstant();
  }

  @Test
  void codeThatDependsOnTheNumberOfRowsProvesNothing() {
    assertThatThrownBy(
            () ->
                thinning(() -> assertThat(ids("select id from author")).hasSize(3)).stayConstant())
        .hasMessageStartingWith("INCONCLUSIVE: the action failed when a result ended after 1 row")
        .hasMessageContainingAll("thin other tables only", "select id from author");
  }

  @Test
  void whatIsScrolledInIsNotThinned() {
    assertThatThrownBy(
            () ->
                thinning(
                        () -> {
                          try (Connection connection = dataSource.getConnection();
                              Statement statement =
                                  connection.createStatement(
                                      ResultSet.TYPE_SCROLL_INSENSITIVE,
                                      ResultSet.CONCUR_READ_ONLY);
                              ResultSet rows = statement.executeQuery("select id from author")) {
                            rows.last();
                          }
                        })
                    .stayConstant())
        .hasMessageStartingWith("INCONCLUSIVE: no query returned two rows or more");
  }

  @Test
  void aRecordingAroundItIsNotToldOfTheOneRowThatIsLeft() {
    Queries around =
        QueryRecorder.of(roundtrip)
            .record(
                () ->
                    assertThatThrownBy(() -> thinning(shop::titlesOneByOne).stayConstant())
                        .isInstanceOf(AssertionError.class));
    assertThat(around.total()).isGreaterThan(10);
    assertThat(around.inconclusive()).isEmpty();
  }

  @Test
  void eachRunIsUndone() {
    AtomicInteger undone = new AtomicInteger();
    thinning(shop::titlesTogether)
        .rolledBackBy(
            work -> {
              work.run();
              undone.incrementAndGet();
            })
        .stayConstant();
    assertThat(undone).hasValue(5);
    assertThatThrownBy(() -> thinning(shop::titlesTogether).rolledBackBy(work -> {}).stayConstant())
        .hasMessageContaining("rolledBackBy did not run the work");
  }

  @Test
  void withoutADataSourceThereIsNothingToSee() {
    try (Roundtrip nothing = Roundtrip.builder().build()) {
      assertThatThrownBy(
              () ->
                  assertThatQueries(() -> {})
                      .whenResultsAreThinned()
                      .recordedBy(nothing)
                      .stayConstant())
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("no DataSource is observed");
    }
  }

  private List<Long> ids(String sql) throws SQLException {
    List<Long> ids = new ArrayList<>();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query = connection.prepareStatement(sql);
        ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        ids.add(rows.getLong(1));
      }
    }
    return ids;
  }

  private void update(String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }
}
