package com.acme.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.AllowQueries;
import dev.roundtrip.testing.ExpectQueries;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.resttestclient.TestRestTemplate;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureTestRestTemplate;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/** Tests of one server at the same time: the header says whose request it is. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@AutoConfigureTestRestTemplate
class ConcurrentPagesTests {

  @Autowired TestRestTemplate rest;

  @RepeatedTest(10)
  @Execution(ExecutionMode.CONCURRENT)
  @ExpectQueries(select = 1)
  void one() {
    assertThat(rest.getForObject("/authors/repaired", String.class)).contains("Ada");
  }

  @RepeatedTest(10)
  @Execution(ExecutionMode.CONCURRENT)
  @ExpectQueries(select = 6)
  @AllowQueries(reason = "the other page is the repaired one")
  void six() {
    assertThat(rest.getForObject("/authors", String.class)).contains("Ada");
  }
}
