package com.acme.shop;

import static dev.roundtrip.testing.RoundtripAssertions.assertThatQueries;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roundtrip.AllowQueries;
import dev.roundtrip.testing.NoFullScan;
import dev.roundtrip.testing.NoNPlusOne;
import dev.roundtrip.testing.Queries;
import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;

/** What a persistence context keeps is not sent again. */
@DataJpaTest
class RepositoryTests {

  @Autowired AuthorRepository authors;
  @Autowired EntityManager entityManager;

  private int books() {
    return authors.findAll().stream().mapToInt(author -> author.getBooks().size()).sum();
  }

  @Test
  @NoNPlusOne
  void aLazyAssociationFails() {
    assertThat(books()).isEqualTo(7);
  }

  @Test
  @AllowQueries(reason = "shows what grows")
  void withAClearContextWhatGrowsIsSeen() {
    assertThatThrownBy(
            () ->
                assertThatQueries(
                        () -> {
                          entityManager.clear();
                          books();
                        })
                    .whenResultsAreThinned("author")
                    .stayConstant())
        .hasMessageContaining("grows by 1 a row: sent 1, 2, 3 times");
    assertThatQueries(
            () -> {
              entityManager.clear();
              authors.findAllWithBooks();
            })
        .whenResultsAreThinned()
        .stayConstant();
  }

  @Test
  @AllowQueries(reason = "shows what is inconclusive")
  void whatTheContextKeepsIsInconclusive() {
    assertThatThrownBy(() -> assertThatQueries(this::books).whenResultsAreThinned().stayConstant())
        .hasMessageStartingWith("INCONCLUSIVE: the action sent less when it ran again")
        .hasMessageContaining("clear the cache or the persistence context");
  }

  @Test
  @NoFullScan
  void aPrimaryKeyIsNoScan(Queries queries) {
    assertThat(authors.findById(1L)).isPresent();
    assertThat(queries).hasSelects(1).usesIndexOn("author", "id");
  }
}
