package dev.roundtrip.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.frameworks.Frameworks;
import dev.roundtrip.agent.Forked.Result;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Units of work that frameworks begin. Each does the same work, so a scope that is whole has all 42
 * statements of it. All of them are in one JVM, which lasts seconds.
 */
class ScopesTests {

  private static final String ALL_OF_IT = ": 42 statements of 2 shapes";

  private static Result frameworks;

  @BeforeAll
  static void run() throws Exception {
    frameworks =
        Forked.java(
                Forked.agent("application-packages=com.acme,log=all,log-interval=off"),
                "-XX:TieredStopAtLevel=1", // It lives for seconds.
                "-cp",
                Forked.classPathOfFrameworks(),
                Frameworks.class.getName(),
                Forked.classPathOfBeforeJakarta())
            .succeeded();
  }

  @ValueSource(
      strings = {
        "GET /authors/{id}", // Spring MVC, all of it at the method
        "POST /orders", // the verb in @RequestMapping
        "GET /publishers/{id}/books", // an inherited method, its base at the class
        "GET /composed/{id}", // an annotation of the application's
        "GET /declared/{name}", // annotations at an interface
        "GET /plain/orders/{id}", // a servlet without a framework
        "GET /old/{id}", // the same, of before Jakarta
        "GET /books/{book}", // JAX-RS
        "DELETE /books/{book}",
        "GET /writers/{name}", // annotations at an interface
        "GET /shelves/{name}/upper", // an inherited method
        "Jobs.once", // an annotation that is made of @Scheduled
        "Listeners.ordered", // @KafkaListener
        "Listeners.returned", // two records at once
        "Listeners.Refunds.refunded", // @KafkaListener at the class
        "Listeners.invoiced", // @JmsListener
        "Listeners.delivered", // @RabbitListener
      })
  @ParameterizedTest
  void eachIsAScopeUnderTheNameThatPeopleKnow(String name) {
    assertOnly(name, ALL_OF_IT, 1);
  }

  @ValueSource(
      strings = {
        "GET /callable/{id}", // goes on in Spring's pool, when its first thread has left it
        "GET /thread/{id}", // goes on in a thread that is made for it
        "GET /deferred/{id}", // is answered by another thread
        "GET /late/{id}", // is answered by nobody, until its time is over
        "GET /pool/{id}", // waits for a task in Spring's pool
        "GET /async/{id}", // waits for a method with @Async
      })
  @ParameterizedTest
  void whatIsDoneElsewhereBelongsToTheRequest(String name) {
    assertOnly(name, ALL_OF_IT, 1);
  }

  @Test
  void eachRunOfAJobIsAScope() {
    assertOnly("Jobs.nightly", ALL_OF_IT, 2);
  }

  @Test
  void whatATaskBeginsWhenItsRequestIsOverIsAScopeOfItsOwn() {
    assertOnly("Jobs.swept", ALL_OF_IT, 1);
    assertThat(frameworks.text()).doesNotContain("GET /leaving/");
  }

  @Test
  void aFilterAndItsServletAreOneScope() {
    assertOnly("GET /plain/filtered/{id}", ": 43 statements of 3 shapes", 1);
  }

  @Test
  void anErrorPageIsAScopeOfItsOwnByTheRouteThatFailed() {
    assertOnly("GET /broken/{id}", ALL_OF_IT, 2);
  }

  @ValueSource(
      strings = {"GET /authors/{id}", "GET /callable/{id}", "GET /books/{book}", "Jobs.nightly"})
  @ParameterizedTest
  void aFindingNamesItsScopeAndItsLine(String name) {
    List<String> lines = frameworks.text().lines().toList();
    int found = -1;
    for (int i = 0; i < lines.size() && found < 0; i++) {
      found = lines.get(i).endsWith("  [" + name + "]") ? i : found;
    }
    assertThat(found).as(frameworks.text()).isNotNegative();
    assertThat(lines.get(found)).contains("N+1");
    assertThat(lines.get(found + 1)).contains("at com.acme.Shop.walk(Shop.java:");
  }

  @Test
  void nothingWasOutsideOfThemAndTheAgentHadNoTrouble() {
    assertThat(frameworks.text())
        .contains("done", "the old server answered 200")
        .doesNotContain("[transaction", "[connection lease")
        .doesNotContain("failure of the agent", "could not be instrumented");
  }

  /** So often, and never with less in it or more. */
  private static void assertOnly(String name, String work, int times) {
    assertThat(frameworks.count(" " + name + work)).as(frameworks.text()).isEqualTo(times);
    assertThat(frameworks.count(" " + name + ": ")).as(frameworks.text()).isEqualTo(times);
  }
}
