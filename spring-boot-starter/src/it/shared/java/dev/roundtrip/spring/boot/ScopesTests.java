package dev.roundtrip.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.finding.FindingKind;
import dev.roundtrip.spi.EndedScope;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

/** One scope for each unit of work, of the right name, and none that stays on a thread. */
class ScopesTests {

  record Ordered(long id) {}

  @Component
  static class Mailer {

    private final JdbcTemplate jdbc;

    Mailer(JdbcTemplate jdbc) {
      this.jdbc = jdbc;
    }

    @Async
    public CompletableFuture<Long> remind() {
      return CompletableFuture.completedFuture(jdbc.queryForObject("select 41", Long.class));
    }

    @Async
    public CompletableFuture<Long> fail() {
      jdbc.queryForObject("select 42", Long.class);
      throw new IllegalStateException("as planned");
    }

    @TransactionalEventListener
    public void ordered(Ordered event) {
      jdbc.queryForObject("select 43", Long.class);
    }
  }

  @Component
  static class Jobs {

    private final JdbcTemplate jdbc;

    Jobs(JdbcTemplate jdbc) {
      this.jdbc = jdbc;
    }

    @Scheduled(fixedDelay = 3_600_000)
    public void nightly() {
      jdbc.queryForObject("select 44", Long.class);
    }
  }

  @Component
  static class Loader implements CommandLineRunner {

    private final JdbcTemplate jdbc;

    Loader(JdbcTemplate jdbc) {
      this.jdbc = jdbc;
    }

    @Override
    public void run(String... arguments) {
      jdbc.queryForObject("select 45", Long.class);
    }
  }

  @RestController
  static class Controller {

    private final JdbcTemplate jdbc;
    private final Mailer mailer;
    private final ApplicationEventPublisher events;
    private final AsyncTaskExecutor executor;

    Controller(
        JdbcTemplate jdbc,
        Mailer mailer,
        ApplicationEventPublisher events,
        @Qualifier("applicationTaskExecutor") AsyncTaskExecutor executor) {
      this.jdbc = jdbc;
      this.mailer = mailer;
      this.events = events;
      this.executor = executor;
    }

    @GetMapping("/async/{id}")
    Long async(@PathVariable long id) {
      jdbc.queryForObject("select 1", Long.class);
      return mailer.remind().join();
    }

    @GetMapping("/failing/{id}")
    Long failing(@PathVariable long id) {
      jdbc.queryForObject("select 1", Long.class);
      throw new IllegalStateException("as planned");
    }

    @GetMapping("/callable/{id}")
    Callable<Long> callable(@PathVariable long id) {
      jdbc.queryForObject("select 1", Long.class);
      return () -> jdbc.queryForObject("select 2", Long.class);
    }

    @GetMapping("/deferred/{id}")
    DeferredResult<Long> deferred(@PathVariable long id) {
      DeferredResult<Long> result = new DeferredResult<>();
      executor.execute(() -> result.setResult(jdbc.queryForObject("select 2", Long.class)));
      return result;
    }

    @GetMapping("/never/{id}")
    DeferredResult<Long> never(@PathVariable long id) {
      jdbc.queryForObject("select 1", Long.class);
      return new DeferredResult<>(100L, 7L);
    }

    @GetMapping("/parallel/{id}")
    Long parallel(@PathVariable long id) {
      Executor pool = executor;
      return List.of(1, 2, 3).stream()
          .map(
              number ->
                  CompletableFuture.supplyAsync(
                      () -> jdbc.queryForObject("select 3", Long.class), pool))
          .toList()
          .stream()
          .mapToLong(CompletableFuture::join)
          .sum();
    }

    @GetMapping("/order/{id}")
    @Transactional
    public String order(@PathVariable long id) {
      jdbc.queryForObject("select 1", Long.class);
      events.publishEvent(new Ordered(id));
      return "ordered";
    }
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @EnableAsync
  @EnableScheduling
  @Import({Mailer.class, Jobs.class, Loader.class, Controller.class})
  static class Shop {}

  /** One thread for requests: what one of them leaves on it, the next one would see. */
  private static App shop;

  @BeforeAll
  static void open() {
    shop = start("server.tomcat.threads.max=1");
  }

  @AfterAll
  static void close() {
    shop.close();
  }

  private static App start(String... properties) {
    return App.web(List.of(Shop.class), properties);
  }

  @Test
  void scheduledWorkIsAScopeNamedByItsMethod() throws Exception {
    assertThat(shop.collected.await("@Scheduled Jobs.nightly").statements())
        .isEqualTo(1);
  }

  @Test
  void runnersAreAScope() throws Exception {
    assertThat(shop.collected.await("application runners").statements()).isEqualTo(1);
  }

  @Test
  void asynchronousMethodsAreScopesOfTheirOwn() throws Exception {
    assertThat(shop.get("/async/1").body()).isEqualTo("41");

    assertThat(shop.collected.await("@Async Mailer.remind").statements()).isEqualTo(1);
    assertThat(shop.collected.await("GET /async/{id}").statements()).isEqualTo(1);
  }

  @Test
  void anAsynchronousMethodThatFailsEndsItsScope() throws Exception {
    assertThat(shop.context.getBean(Mailer.class).fail()).failsWithin(java.time.Duration.ofSeconds(30));
    assertThat(shop.collected.await("@Async Mailer.fail").statements()).isEqualTo(1);
  }

  @Test
  void whatARequestHandsToAnExecutorIsAPartOfIt() throws Exception {
    assertThat(shop.get("/parallel/1").body()).isEqualTo("9");

    assertThat(shop.collected.await("GET /parallel/{id}").statements()).isEqualTo(3);
  }

  @Test
  void asynchronousRequestsAreOneScopeUntilTheirEnd() throws Exception {
    assertThat(shop.get("/callable/1").body()).isEqualTo("2");
    assertThat(shop.collected.await("GET /callable/{id}").statements()).isEqualTo(2);

    assertThat(shop.get("/deferred/1").body()).isEqualTo("2");
    assertThat(shop.collected.await("GET /deferred/{id}").statements()).isEqualTo(1);
  }

  @Test
  void anAsynchronousRequestThatTimesOutEndsItsScope() throws Exception {
    assertThat(shop.get("/never/1").body()).isEqualTo("7");

    assertThat(shop.collected.await("GET /never/{id}").statements()).isEqualTo(1);
  }

  @Test
  void aRequestThatThrowsEndsItsScopeAndLeavesNothingOnTheThread() throws Exception {
    assertThat(shop.get("/failing/1").statusCode()).isEqualTo(500);
    assertThat(shop.collected.await("GET /failing/{id}").statements()).isEqualTo(1);
    assertThat(shop.get("/async/1").statusCode()).isEqualTo(200);
    assertThat(shop.collected.await("GET /async/{id}").statements()).isEqualTo(1);
  }

  @Test
  void whatAListenerDoesAfterTheCommitIsAScopeOfItsOwn() throws Exception {
    assertThat(shop.get("/order/1").body()).isEqualTo("ordered");

    assertThat(shop.collected.await("@TransactionalEventListener Mailer.ordered").statements())
        .isEqualTo(1);
    assertThat(shop.collected.await("GET /order/{id}").statements()).isEqualTo(1);
  }

  @Test
  void withoutAnObservationRegistryEverythingIsTheSame() throws Exception {
    try (App app =
        start(
            "spring.autoconfigure.exclude="
                + "org.springframework.boot.actuate.autoconfigure.observation.ObservationAutoConfiguration,"
                + "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration")) {
      assertThat(app.collected.await("@Scheduled Jobs.nightly").statements())
          .isEqualTo(1);
      assertThat(app.get("/async/1").body()).isEqualTo("41");
      assertThat(app.collected.await("GET /async/{id}").statements()).isEqualTo(1);
    }
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_21)
  void virtualThreadsWorkInTheSameScopes() throws Exception {
    try (App app = start("spring.threads.virtual.enabled=true")) {
      assertThat(app.get("/async/1").body()).isEqualTo("41");
      assertThat(app.collected.await("@Async Mailer.remind").statements()).isEqualTo(1);
      assertThat(app.collected.await("GET /async/{id}").statements()).isEqualTo(1);
      assertThat(app.get("/parallel/1").body()).isEqualTo("9");
      assertThat(app.collected.await("GET /parallel/{id}").statements()).isEqualTo(3);
    }
  }

  @Test
  void associationsThatAreReadWhileTheBodyIsWrittenBelongToTheRequest() throws Exception {
    try (App app =
        App.web(List.of(dev.roundtrip.samples.petstore.Petstore.class, OpenInView.class),
            "spring.jpa.open-in-view=true")) {
      assertThat(app.get("/view/Wien").body()).contains("Ada's pet 1");

      EndedScope scope = app.collected.await("GET /view/{city}");
      assertThat(scope.report().findings())
          .singleElement()
          .satisfies(finding -> assertThat(finding.kind()).isEqualTo(FindingKind.N_PLUS_ONE));
    }
  }

  /** Hands entities to the view, which reads what is lazy. */
  @RestController
  static class OpenInView {

    private final dev.roundtrip.samples.petstore.OwnerRepository owners;

    OpenInView(dev.roundtrip.samples.petstore.OwnerRepository owners) {
      this.owners = owners;
    }

    public record Card(dev.roundtrip.samples.petstore.Owner owner) {

      public List<String> getPets() {
        return owner.getPets().stream().map(pet -> pet.getName()).toList();
      }

      @com.fasterxml.jackson.annotation.JsonIgnore
      @Override
      public dev.roundtrip.samples.petstore.Owner owner() {
        return owner;
      }
    }

    @GetMapping("/view/{city}")
    List<Card> view(@PathVariable String city) {
      return owners.findByCityOrderByName(city).stream().map(Card::new).toList();
    }
  }
}
