package com.acme.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.asyncDispatch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.roundtrip.AllowQueries;
import dev.roundtrip.testing.ExpectQueries;
import dev.roundtrip.testing.Queries;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.web.servlet.MockMvc;

@SpringBootTest
@AutoConfigureMockMvc
class MockMvcTests {

  @Autowired MockMvc mvc;

  @Test
  @ExpectQueries(select = 1)
  void theRepairedPageSendsOneStatement() throws Exception {
    mvc.perform(get("/authors/repaired")).andExpect(status().isOk());
  }

  @Test
  @ExpectQueries(select = 6)
  @AllowQueries(reason = "the other page is the repaired one")
  void thePageSendsOneForEachAuthor() throws Exception {
    mvc.perform(get("/authors")).andExpect(status().isOk());
  }

  @Test
  @ExpectQueries(select = 6)
  @AllowQueries(reason = "the other page is the repaired one")
  void aPageThatIsMadeByAnotherThreadIsOfTheTest(Queries queries) throws Exception {
    var started = mvc.perform(get("/authors/deferred")).andReturn();
    mvc.perform(asyncDispatch(started)).andExpect(status().isOk());
    assertThat(queries).touchesTables("author", "book");
  }
}
