package dev.roundtrip.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.BatchJob;
import com.acme.Items;
import com.acme.Listeners;
import com.acme.Shops;
import dev.roundtrip.finding.Finding;
import dev.roundtrip.finding.FindingKind;
import dev.roundtrip.spi.EndedScope;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.rabbit.support.micrometer.RabbitListenerObservation;
import org.springframework.amqp.rabbit.support.micrometer.RabbitMessageReceiverContext;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/**
 * Units of work that Spring's projects mark by observations, with the engines themselves: Spring
 * Batch on H2, a Kafka broker, an Artemis broker, GraphQL over HTTP. Of RabbitMQ there is no broker
 * that runs in a JVM: there, what its container observes.
 */
class UnitsOfWorkTests {

  private static EmbeddedKafkaKraftBroker kafka;
  private static App app;

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import({Items.class, Listeners.class, Shops.class, BatchJob.class})
  static class Application {}

  @BeforeAll
  static void start() {
    kafka = new EmbeddedKafkaKraftBroker(1, 1, "orders", "refunded");
    kafka.afterPropertiesSet();
    app =
        App.web(
            List.of(Application.class),
            "spring.autoconfigure.exclude=",
            "spring.kafka.bootstrap-servers=" + kafka.getBrokersAsString(),
            "spring.kafka.consumer.group-id=shop",
            "spring.kafka.consumer.auto-offset-reset=earliest",
            "spring.kafka.listener.observation-enabled=true",
            "spring.artemis.mode=embedded",
            "spring.artemis.embedded.queues=invoices",
            "spring.graphql.schema.locations=classpath:units/",
            "spring.batch.jdbc.initialize-schema=always",
            "spring.batch.job.enabled=true");
  }

  @AfterAll
  static void stop() {
    app.close();
    kafka.destroy();
  }

  private static Finding only(EndedScope scope) {
    assertThat(scope.report().findings()).hasSize(1);
    return scope.report().findings().get(0);
  }

  @Test
  void chunksOfABatchStepAreScopesAndSoAreStepAndJob() throws Exception {
    EndedScope first = app.collected.await("chunk of step prices");
    assertThat(first.report().findings()).isEmpty();
    Finding finding = only(app.collected.await("chunk of step prices"));
    assertThat(finding.kind()).isEqualTo(FindingKind.LOOKUP_IN_LOOP);
    assertThat(finding.occurrences()).isEqualTo(5);
    assertThat(finding.callSite().member()).isEqualTo("com.acme.Items.price");
    // What Spring Batch keeps of them in its own tables is nobody's fault.
    for (String name : List.of("step prices", "job importing")) {
      assertThat(app.collected.await(name).report().findings()).as(name).isEmpty();
    }
  }

  @Test
  void aChunkThatIsRolledBackIsAScopeToo() throws Exception {
    EndedScope chunk = app.collected.await("chunk of step refunds");
    assertThat(chunk.statements()).as("three lookups and a batch").isEqualTo(4);
    assertThat(only(chunk).kind()).isEqualTo(FindingKind.LOOKUP_IN_LOOP);
    assertThat(app.collected.await("step refunds").report().findings()).isEmpty();
    JdbcTemplate jdbc = app.context.getBean(JdbcTemplate.class);
    assertThat(jdbc.queryForObject("select price from item where id = 11", Long.class))
        .as("it was rolled back")
        .isEqualTo(110);
  }

  @Test
  @SuppressWarnings("unchecked")
  void messagesOfKafkaAreScopes() throws Exception {
    KafkaTemplate<String, String> template = app.context.getBean(KafkaTemplate.class);
    template.send("refunded", "1,2,3").get();

    assertThat(only(app.collected.await("@KafkaListener refunds")).kind())
        .isEqualTo(FindingKind.LOOKUP_IN_LOOP);
  }

  @Test
  @SuppressWarnings("unchecked")
  void messagesOfAKafkaListenerWithoutANameAreScopesNamedByTheirTopic() throws Exception {
    KafkaTemplate<String, String> template = app.context.getBean(KafkaTemplate.class);
    template.send("orders", "7").get();

    assertThat(app.collected.await("@KafkaListener orders").statements()).isEqualTo(1);
  }

  @Test
  void messagesOfJmsAreScopes() throws Exception {
    app.context.getBean(JmsTemplate.class).convertAndSend("invoices", "4,5,6");

    assertThat(only(app.collected.await("@JmsListener invoices")).kind())
        .isEqualTo(FindingKind.LOOKUP_IN_LOOP);
  }

  @Test
  void messagesOfRabbitAreScopesAsItsContainerObservesThem() throws Exception {
    MessageProperties properties = new MessageProperties();
    properties.setConsumerQueue("parcels");
    Message message = new Message("8,9,10".getBytes(StandardCharsets.UTF_8), properties);
    Observation observation =
        RabbitListenerObservation.LISTENER_OBSERVATION.observation(
            null,
            new RabbitListenerObservation.DefaultRabbitListenerObservationConvention(),
            () -> new RabbitMessageReceiverContext(message, "parcelListener"),
            app.context.getBean(ObservationRegistry.class));
    observation.observe(() -> app.context.getBean(Items.class).total("8,9,10"));

    assertThat(only(app.collected.await("@RabbitListener parcelListener")).kind())
        .isEqualTo(FindingKind.LOOKUP_IN_LOOP);
  }

  @Test
  void dataFetchersOfGraphQlArePartOfTheirRequest() throws Exception {
    URI uri =
        URI.create(
            "http://localhost:"
                + app.context.getEnvironment().getProperty("local.server.port")
                + "/graphql");
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"query\":\"{shops{id items{id}}}\"}"))
            .build();
    HttpResponse<String> response =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(response.body()).contains("\"items\":[{\"id\":\"");

    EndedScope scope = app.collected.await("POST /graphql");
    assertThat(scope.statements()).isEqualTo(5);
    Finding finding = only(scope);
    assertThat(finding.kind()).isEqualTo(FindingKind.N_PLUS_ONE);
    assertThat(finding.callSite().member()).isEqualTo("com.acme.Shops.items");
    assertThat(response.headers().firstValue("Server-Timing"))
        .hasValueSatisfying(header -> assertThat(header).contains("5 statements, 1 N+1"));
  }
}
