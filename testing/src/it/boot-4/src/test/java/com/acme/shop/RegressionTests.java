package com.acme.shop;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import dev.roundtrip.testing.NoNPlusOne;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.web.servlet.MockMvc;

/** Fails, as it should: postbuild.bsh looks for what it says. */
@SpringBootTest
@AutoConfigureMockMvc
class RegressionTests {

  @Autowired MockMvc mvc;

  @Test
  @NoNPlusOne
  void thePageOfAuthors() throws Exception {
    mvc.perform(get("/authors"));
  }
}
