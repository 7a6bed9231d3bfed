package com.acme.shop;

import static dev.roundtrip.testing.RoundtripAssertions.assertThatQueries;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roundtrip.AllowQueries;
import dev.roundtrip.testing.ExpectQueries;
import dev.roundtrip.testing.NoFullScan;
import dev.roundtrip.testing.NoNPlusOne;
import dev.roundtrip.testing.Queries;
import dev.roundtrip.testing.UsesIndex;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.test.autoconfigure.JdbcTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.jdbc.Sql;

/** Without Hibernate, in a transaction that is rolled back, on a database of its own. */
@JdbcTest(properties = "spring.sql.init.mode=never")
@Sql("/shelves.sql")
class JdbcSliceTests {

  @Autowired JdbcTemplate jdbc;

  private List<String> titles(int shelf) {
    return jdbc.queryForList("select title from item where shelf_id = ?", String.class, shelf);
  }

  private List<String> titlesOneByOne() {
    List<String> titles = new ArrayList<>();
    for (Integer shelf : jdbc.queryForList("select id from shelf order by id", Integer.class)) {
      titles.addAll(titles(shelf));
    }
    return titles;
  }

  @Test
  @ExpectQueries(select = 1, total = 1, rows = 4)
  void theScriptIsNotOfTheTest(Queries queries) {
    jdbc.queryForList("select i.title from shelf s join item i on i.shelf_id = s.id");
    assertThat(queries).touchesOnlyTables("shelf", "item");
  }

  @Test
  @NoNPlusOne
  void aLoopFails() {
    assertThat(titlesOneByOne()).hasSize(4);
  }

  @Test
  @NoFullScan
  @UsesIndex("item_of_shelf")
  void plansAreAskedForBesideTheTransaction() {
    assertThat(titles(3)).hasSize(2);
  }

  @Test
  @ExpectQueries(select = 1)
  void aScanIsSeen(Queries queries) {
    jdbc.queryForList("select id from item where title = ?", Integer.class, "a");
    assertThatThrownBy(() -> assertThat(queries).hasNoFullScan())
        .hasMessageContaining("item is read as a whole (4 rows)");
  }

  @Test
  @AllowQueries(reason = "shows what grows")
  void rowsAreThinned() {
    assertThatThrownBy(
            () -> assertThatQueries(this::titlesOneByOne).whenResultsAreThinned().stayConstant())
        .hasMessageContaining("grows by 1 a row: sent 1, 2, 3 times");
    assertThatQueries(() -> titles(3)).whenResultsAreThinned().stayConstant();
  }
}
