package dev.roundtrip.spring.boot;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which observations are units of work, and what people call them. */
final class UnitsOfWork {

  /** The servlet stack's requests, with or without Micrometer, are those of the filter. */
  private static final String SERVLET_REQUEST =
      "org.springframework.http.server.observation.ServerRequestObservationContext";

  /**
   * What stands in front of the name, and the keys that it is made of.
   *
   * @param prefix ends with a blank, or is empty
   * @param keys of low cardinality
   * @param separator between their values
   */
  private record Words(String prefix, List<String> keys, String separator) {}

  private static final Map<String, Words> UNITS =
      Map.of(
          "http.server.requests", new Words("", List.of("method", "uri"), " "),
          "tasks.scheduled.execution",
              new Words("@Scheduled ", List.of("code.namespace", "code.function"), "."),
          "spring.batch.job", new Words("job ", List.of("spring.batch.job.name"), ""),
          "spring.batch.step", new Words("step ", List.of("spring.batch.step.name"), ""),
          "spring.kafka.listener",
              new Words("@KafkaListener ", List.of("spring.kafka.listener.id"), ""),
          "spring.rabbit.listener",
              new Words(
                  "@RabbitListener ", List.of("spring.rabbit.listener.id", "listener.id"), ""),
          "jms.message.process",
              new Words("JMS listener ", List.of("messaging.destination.name"), ""),
          "graphql.request", new Words("GraphQL ", List.of("graphql.operation"), ""));

  private UnitsOfWork() {}

  static boolean isUnit(Observation.Context context) {
    return UNITS.containsKey(String.valueOf(context.getName()))
        && !context.getClass().getName().equals(SERVLET_REQUEST);
  }

  /** Before it is known what it does. */
  static String provisionalName(Observation.Context context) {
    return String.valueOf(context.getName());
  }

  /** Once it has ended, by then all keys are there. */
  static String name(Observation.Context context) {
    @Nullable Words words = UNITS.get(String.valueOf(context.getName()));
    StringBuilder name = new StringBuilder();
    List<String> keys = words == null ? List.of() : words.keys();
    String separator = words == null ? "" : words.separator();
    for (String key : keys) {
      @Nullable KeyValue value = context.getLowCardinalityKeyValue(key);
      if (value != null && !value.getValue().equals(KeyValue.NONE_VALUE)) {
        name.append(name.isEmpty() ? "" : separator).append(simple(key, value.getValue()));
      }
    }
    if (name.isEmpty()) {
      @Nullable String contextual = context.getContextualName();
      return contextual == null ? provisionalName(context) : contextual;
    }
    return (words == null ? "" : words.prefix()) + name;
  }

  /** Of a class its name without the package. */
  private static String simple(String key, String value) {
    return key.equals("code.namespace") ? value.substring(value.lastIndexOf('.') + 1) : value;
  }
}
