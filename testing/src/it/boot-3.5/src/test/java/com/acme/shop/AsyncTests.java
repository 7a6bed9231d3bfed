package com.acme.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.AllowQueries;
import dev.roundtrip.testing.ExpectQueries;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest
class AsyncTests {

  @Autowired AuthorService authors;

  @Test
  @ExpectQueries(select = 6)
  @AllowQueries(reason = "the other method is the repaired one")
  void whatIsDoneLaterIsOfTheTest() {
    assertThat(authors.listLater().join()).hasSize(5);
  }
}
