package dev.roundtrip.internal.config;

import java.util.List;

/** What the Spring Boot starter decides by itself; the driver only knows that it is right. */
final class SpringKeys {

  static final List<Key<?>> ALL =
      List.of(
          new Key<>(
              "roundtrip.exclude",
              "names of beans, separated by commas",
              "",
              "DataSource beans that are not observed. With Spring Boot only.",
              Parsers::list),
          new Key<>(
              "roundtrip.server-timing",
              "true or false",
              "by environment",
              "Whether responses carry a Server-Timing header with the time in the database; by"
                  + " environment: while developing. With Spring Boot only.",
              text -> text.equals("by environment") || Parsers.bool(text)),
          new Key<>(
              "roundtrip.history",
              "a whole number",
              "200",
              "How many findings, and how many scopes, the actuator endpoint remembers. With Spring"
                  + " Boot only.",
              Parsers::count),
          new Key<>(
              "roundtrip.metrics",
              "true or false",
              "true",
              "Whether statements and findings are counted in Micrometer's registry. With Spring"
                  + " Boot only.",
              Parsers::bool));

  private SpringKeys() {}
}
