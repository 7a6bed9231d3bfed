package dev.roundtrip.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.Casts;
import com.acme.Isolated;
import com.acme.Requests;
import com.acme.WalkOnce;
import com.acme.WithDriver;
import dev.roundtrip.agent.Forked.Result;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Applications that know nothing of Roundtrip, observed from their start. */
class InPlaceTests {

  private static final String TWENTY = "N+1: 20 statements on book, one for each key read from";

  @Test
  void anNPlusOneIsToldWithItsLineAndEachCallIsCountedOnce() throws Exception {
    Result result = Forked.run("", WalkOnce.class).succeeded();

    assertThat(result.count(TWENTY)).as(result.text()).isEqualTo(1);
    assertThat(result.text()).contains("at com.acme.Shop.walk(Shop.java:");
    assertThat(result.text())
        .contains("1 finding of 1 problem, data sources DriverDataSource, HikariDataSource");
    assertThat(result.text()).doesNotContain("failure of the agent", "could not be instrumented");
  }

  @Test
  void objectsKeepTheirClassAndWhatIsUnwrappedIsCounted() throws Exception {
    Result result = Forked.run("", Casts.class).succeeded();

    assertThat(result.text()).contains("all casts hold");
    assertThat(result.count(TWENTY)).as(result.text()).isEqualTo(1);
    assertThat(result.text()).contains("[transaction on thread main]");
  }

  @ValueSource(strings = {"child-first", "strict"})
  @ParameterizedTest
  void otherClassLoadersAreObservedToo(String loader) throws Exception {
    Result result = Forked.run("", Isolated.class, loader).succeeded();

    assertThat(result.count(TWENTY)).as(result.text()).isEqualTo(1);
  }

  @Test
  void aDriverOnTheModulePathIsObserved() throws Exception {
    Result result =
        Forked.java(
                Forked.agent(""),
                "--module-path",
                Forked.of(org.h2.Driver.class),
                "--add-modules",
                "com.h2database,java.sql",
                "-cp",
                Forked.join(
                    Forked.of(WalkOnce.class),
                    Forked.of(com.zaxxer.hikari.HikariDataSource.class),
                    Forked.of(org.slf4j.LoggerFactory.class)),
                WalkOnce.class.getName())
            .succeeded();

    assertThat(result.count(TWENTY)).as(result.text()).isEqualTo(1);
  }

  @Test
  void whatEachRequestRepeatsIsLoggedOnceUnlessItIsATest() throws Exception {
    String[] pages = {"/authors/4711", "/authors/4712"};
    String found = "N+1: 40 statements on book, one for each key read from author.id";
    Forked.Result operated = Forked.run("", Requests.class, pages).succeeded();
    assertThat(operated.count(found)).as(operated.text()).isEqualTo(1);
    assertThat(operated.text()).doesNotContain("statements of").contains("2 findings of 1 problem");

    Forked.Result tested = Forked.run("environment=test", Requests.class, pages).succeeded();
    assertThat(tested.count(found)).as(tested.text()).isEqualTo(2);
    assertThat(tested.text()).contains("GET /authors/{id}: 42 statements of 2 shapes");
  }

  @Test
  void requestsAreScopesAndTheirTasksBelongToThem() throws Exception {
    List<String> tasks =
        new ArrayList<>(
            List.of(
                "POOL",
                "CALLER_RUNS",
                "SCHEDULER",
                "FORK_JOIN",
                "COMMON_POOL",
                "FUTURE",
                "FUTURE_IN_POOL"));
    if (Runtime.version().feature() >= 21) {
      tasks.add("VIRTUAL");
    }
    List<String> pages = new ArrayList<>(List.of("/authors/4711"));
    tasks.forEach(task -> pages.add("/" + task));
    pages.addAll(List.of("/PERIODIC", "/POOL_OF_CONNECTIONS"));
    String text =
        Forked.run("log=all", Requests.class, pages.toArray(String[]::new)).succeeded().text();

    assertThat(text).contains("GET /authors/{id}: 42 statements of 2 shapes");
    assertThat(tasks)
        .allSatisfy(
            task -> assertThat(text).contains("GET /" + task + ": 42 statements of 2 shapes"));
    assertThat(text).contains("GET /PERIODIC: 0 statements");
    assertThat(text).contains("GET /POOL_OF_CONNECTIONS: 1 statement of 1 shape");
    assertThat(text).doesNotContain("failure of the agent", "could not be instrumented");
  }

  @Test
  void anApplicationThatHasTheDriverIsCountedOnceAndToldWho() throws Exception {
    Result result =
        Forked.java(
                Forked.agent(""), "-cp", Forked.classPathWithDriver(), WithDriver.class.getName())
            .succeeded();

    assertThat(result.text())
        .contains(
            "statements 21", "same object true", "findings 1", "an application has the driver");
    assertThat(result.text()).contains("0 findings of 0 problems");
  }
}
