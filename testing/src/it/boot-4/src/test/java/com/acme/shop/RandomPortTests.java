package com.acme.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.AllowQueries;
import dev.roundtrip.testing.ExpectQueries;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.resttestclient.TestRestTemplate;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureTestRestTemplate;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@AutoConfigureTestRestTemplate
class RandomPortTests {

  @LocalServerPort int port;
  @Autowired TestRestTemplate rest;

  @Test
  @ExpectQueries(select = 1)
  void whatTheServerSendsForAnyClientIsOfTheTest() throws Exception {
    assertThat(page("/authors/repaired")).contains("Ada: 2 books");
  }

  @Test
  @ExpectQueries(select = 6)
  @AllowQueries(reason = "the other page is the repaired one")
  void whatTheServerSendsForSpringsClientIsOfTheTest() {
    assertThat(rest.getForObject("/authors", String.class)).contains("Ada: 2 books");
  }

  @Test
  @ExpectQueries(select = 6)
  @AllowQueries(reason = "the other page is the repaired one")
  void whatAnotherThreadOfTheServerSendsIsOfTheTest() throws Exception {
    assertThat(page("/authors/deferred")).contains("Ada: 2 books");
  }

  private String page(String path) throws IOException, InterruptedException {
    URI uri = URI.create("http://localhost:" + port + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
        .body();
  }
}
