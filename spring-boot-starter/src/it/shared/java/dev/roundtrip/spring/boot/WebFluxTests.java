package dev.roundtrip.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.Items;
import com.acme.NettyServer;
import com.acme.ReactiveController;
import dev.roundtrip.finding.FindingKind;
import dev.roundtrip.spi.EndedScope;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Requests of WebFlux over Reactor Netty, whose blocking calls run on other threads. */
class WebFluxTests {

  private static App app;

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import({Items.class, ReactiveController.class, NettyServer.class})
  static class Application {}

  @BeforeAll
  static void start() {
    app =
        App.reactive(
            List.of(Application.class),
            "spring.reactor.context-propagation=auto");
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  @Test
  void aRequestIsAScopeNamedByItsRouteAlthoughAnotherThreadBlocks() throws Exception {
    assertThat(app.get("/items/3").body()).isEqualTo("30");

    assertThat(app.collected.await("GET /items/{id}").statements()).isEqualTo(1);
  }

  @Test
  void whatManyThreadsLookUpForOneRequestIsOneFinding() throws Exception {
    assertThat(app.get("/items").body()).contains("200");

    EndedScope scope = app.collected.await("GET /items");
    assertThat(scope.statements()).isEqualTo(21);
    assertThat(scope.report().findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.kind()).isEqualTo(FindingKind.N_PLUS_ONE);
              assertThat(finding.occurrences()).isEqualTo(20);
              assertThat(finding.callSite().member()).isEqualTo("com.acme.Items.price");
            });
  }

  @Test
  void aRequestThatFailsEndsItsScope() throws Exception {
    assertThat(app.get("/failing/3").statusCode()).isEqualTo(500);

    assertThat(app.collected.await("GET /failing/{id}").statements()).isEqualTo(1);
    assertThat(app.roundtrip().unattributedStatements()).isZero();
  }
}
