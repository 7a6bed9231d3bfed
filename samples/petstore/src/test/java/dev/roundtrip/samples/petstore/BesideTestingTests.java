package dev.roundtrip.samples.petstore;

import static dev.roundtrip.testing.RoundtripAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.roundtrip.AllowQueries;
import dev.roundtrip.Roundtrip;
import dev.roundtrip.testing.ExpectQueries;
import dev.roundtrip.testing.NoNPlusOne;
import dev.roundtrip.testing.Queries;
import dev.roundtrip.testing.QueryRecorder;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.test.web.servlet.MockMvc;

/** The starter and {@code roundtrip-testing} in one application: each statement counts once. */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.profiles.active=test",
      "spring.datasource.url=jdbc:h2:mem:beside;DB_CLOSE_DELAY=-1"
    })
@AutoConfigureMockMvc
class BesideTestingTests {

  @Autowired ApplicationContext context;
  @Autowired MockMvc mvc;
  @Autowired MeterRegistry meters;
  @Autowired OwnerRepository owners;
  @Autowired AsyncTaskExecutor applicationTaskExecutor;
  @LocalServerPort int port;

  @Test
  void thereIsOneRoundtripForBoth() {
    assertThat(context.getBeansOfType(Roundtrip.class)).hasSize(1);
    assertThat(context.getBean(Roundtrip.class).dataSources()).containsExactly("dataSource");
  }

  @Test
  @ExpectQueries(select = 7, maxTotal = 7)
  @AllowQueries(reason = "planted; its repaired twin is tested beneath")
  void aRequestOnTheThreadOfTheTestCountsOnce() throws Exception {
    mvc.perform(get("/cities/Wien")).andExpect(status().isOk());
  }

  @Test
  @ExpectQueries(select = 7, maxTotal = 7)
  @AllowQueries(reason = "planted; its repaired twin is tested beneath")
  void aRequestOverTheNetworkCountsOnce() throws Exception {
    URI uri = URI.create("http://localhost:" + port + "/cities/Wien");
    HttpRequest request = HttpRequest.newBuilder(uri).build();
    assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body())
        .contains("Ada");
  }

  @Test
  @ExpectQueries(select = 1, maxTotal = 1)
  void aTaskOfAnExecutorCountsOnce() throws Exception {
    assertThat(applicationTaskExecutor.submit(() -> owners.count()).get()).isEqualTo(6);
  }

  @Test
  @NoNPlusOne
  @ExpectQueries(select = 1, maxTotal = 1)
  void theRepairedTwinPasses() throws Exception {
    mvc.perform(get("/repaired/cities/Wien")).andExpect(status().isOk());
  }

  @Test
  void thePlantedOneFailsWithWhatTheStarterKnows() {
    Queries queries =
        QueryRecorder.of(context.getBean(Roundtrip.class))
            .record(() -> mvc.perform(get("/cities/Wien")).andExpect(status().isOk()));

    assertThatThrownBy(() -> assertThat(queries).hasNoNPlusOne())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("6 statements on pet, one for each key read from owner.id")
        .hasMessageContaining("OwnerController.city(OwnerController.java:")
        .hasMessageContaining("Owner.pets");
  }

  @Test
  void theMetricsOfTheStarterCountOnceToo() throws Exception {
    mvc.perform(get("/cities/Wien")).andExpect(status().isOk());
    long before = selects();

    mvc.perform(get("/cities/Wien")).andExpect(status().isOk());

    assertThat(selects() - before).isEqualTo(7);
  }

  private long selects() {
    return meters.get("roundtrip.statements").tag("db.operation.name", "SELECT").timers().stream()
        .mapToLong(Timer::count)
        .sum();
  }
}
