package dev.roundtrip.spring.boot;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which observations are units of work, and what people call them. */
final class UnitsOfWork {

  /** The servlet stack's requests, with or without Micrometer, are those of the filter. */
  private static final String SERVLET_REQUEST =
      "org.springframework.http.server.observation.ServerRequestObservationContext";

  private static final String GRAPHQL_REQUEST = "graphql.request";
  private static final String JOB = "spring.batch.job";
  private static final String STEP = "spring.batch.step";

  /** What Spring calls a listener that was given no name. */
  private static final String NAMELESS = "EndpointContainer#";

  /** Whether the destination of a message was made for one answer, as its name was. */
  private static final String TEMPORARY = "messaging.destination.temporary";

  private static final List<String> DESTINATION =
      List.of("messaging.destination.name", "messaging.source.name");

  /**
   * What stands in front of the name, and the keys that it is made of.
   *
   * @param prefix ends with a blank, or is empty
   * @param keys whose values are the name
   * @param separator between their values, or null if the first one that there is is enough
   */
  private record Words(String prefix, List<String> keys, @Nullable String separator) {

    static Words all(String prefix, String separator, String... keys) {
      return new Words(prefix, List.of(keys), separator);
    }

    /** By its name, and otherwise by where its messages come from. */
    static Words listener(String prefix, String... names) {
      return new Words(
          prefix, Stream.concat(Stream.of(names), DESTINATION.stream()).toList(), null);
    }
  }

  private static final Map<String, Words> UNITS =
      Map.of(
          "http.server.requests",
          Words.all("", " ", "method", "uri"),
          "tasks.scheduled.execution",
          Words.all("@Scheduled ", ".", "code.namespace", "code.function"),
          JOB,
          Words.all("job ", "", "spring.batch.job.name"),
          STEP,
          Words.all("step ", "", "spring.batch.step.name"),
          "spring.kafka.listener",
          Words.listener("@KafkaListener ", "spring.kafka.listener.id"),
          "spring.rabbit.listener",
          Words.listener("@RabbitListener ", "spring.rabbit.listener.id", "listener.id"),
          "jms.message.process",
          Words.listener("@JmsListener "),
          GRAPHQL_REQUEST,
          Words.all("GraphQL ", "", "graphql.operation"));

  private UnitsOfWork() {}

  /**
   * Whether it is one.
   *
   * @param inside whether it is a part of another: a GraphQL request that came by HTTP is that HTTP
   *     request, and one that came by a WebSocket is a unit
   */
  static boolean isUnit(Observation.Context context, boolean inside) {
    String name = String.valueOf(context.getName());
    return UNITS.containsKey(name)
        && !(inside && name.equals(GRAPHQL_REQUEST))
        && !context.getClass().getName().equals(SERVLET_REQUEST);
  }

  /** Of Spring Batch. A step that is no bean is marked by nothing, but its job is. */
  static boolean isJobOrStep(Observation.Context context) {
    return STEP.equals(context.getName()) || JOB.equals(context.getName());
  }

  /** Before it is known what it does. */
  static String provisionalName(Observation.Context context) {
    return String.valueOf(context.getName());
  }

  /** Once it has ended, by then all keys are there. */
  static String name(Observation.Context context) {
    @Nullable Words words = UNITS.get(String.valueOf(context.getName()));
    if (words != null) {
      Stream<String> values =
          words.keys().stream().map(key -> value(context, key)).filter(value -> !value.isEmpty());
      String name =
          words.separator() == null
              ? values.findFirst().orElse("")
              : values.collect(Collectors.joining(words.separator()));
      if (!name.isEmpty()) {
        return words.prefix() + name;
      }
    }
    @Nullable String contextual = context.getContextualName();
    return contextual == null ? provisionalName(context) : contextual;
  }

  /** Empty where there is none, or none of which there are few. */
  private static String value(Observation.Context context, String key) {
    @Nullable KeyValue found = context.getLowCardinalityKeyValue(key);
    if (found == null && DESTINATION.contains(key)) {
      @Nullable KeyValue temporary = context.getLowCardinalityKeyValue(TEMPORARY);
      if (temporary != null && temporary.getValue().equals("true")) {
        return "(temporary)";
      }
      found = context.getHighCardinalityKeyValue(key);
    }
    String value = found == null ? KeyValue.NONE_VALUE : found.getValue();
    if (value.equals(KeyValue.NONE_VALUE) || value.contains(NAMELESS)) {
      return "";
    }
    return switch (key) {
      case "code.namespace" -> value.substring(value.lastIndexOf('.') + 1);
      // Each of its consumers has a number.
      case "spring.kafka.listener.id" -> value.replaceFirst("-\\d+$", "");
      default -> value;
    };
  }
}
