package com.acme.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.testing.ExpectQueries;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.orm.jpa.DataJpaTest;
import org.springframework.test.context.jdbc.Sql;

/** In a transaction that is rolled back, on a database of its own. */
@DataJpaTest
@Sql("/one-more-author.sql")
class SliceTests {

  @Autowired AuthorRepository authors;

  @BeforeEach
  void lookAround() {
    authors.count();
  }

  @Test
  @ExpectQueries(select = 1, total = 1)
  void tablesScriptsAndWhatComesBeforeAreNotOfTheTest() {
    assertThat(authors.findAllWithBooks()).hasSize(6);
  }
}
