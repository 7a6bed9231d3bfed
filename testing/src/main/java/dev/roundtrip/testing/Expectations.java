package dev.roundtrip.testing;

import dev.roundtrip.AllowQueries;
import dev.roundtrip.finding.FindingKind;
import dev.roundtrip.testing.Expectation.Strictness;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.support.AnnotationSupport;

/** Reads what the annotations of a test say; the nearest ones win, for each data source. */
final class Expectations {

  private static final Duration FARTHEST = Duration.ofSeconds(10);

  /** The test's method first, then its class, then those around it. */
  private final List<AnnotatedElement> elements;

  private final List<Expectation> found = new ArrayList<>();
  private final Map<String, Bounds> bounds = new LinkedHashMap<>();

  private Expectations(List<AnnotatedElement> elements) {
    this.elements = elements;
  }

  /**
   * What is expected of a test.
   *
   * @throws IllegalArgumentException if it is malformed or contradicts itself
   */
  static List<Expectation> of(List<AnnotatedElement> elements) {
    return new Expectations(elements).read();
  }

  /**
   * How much longer a round trip of a test takes.
   *
   * @throws IllegalArgumentException if it is malformed
   */
  static Duration latency(List<AnnotatedElement> elements) {
    for (AnnotatedElement element : elements) {
      SimulatedLatency said =
          AnnotationSupport.findAnnotation(element, SimulatedLatency.class).orElse(null);
      if (said != null) {
        String written = "@SimulatedLatency(\"" + said.value() + "\")";
        Duration latency = Durations.parse(said.value(), written);
        if (latency.compareTo(FARTHEST) > 0) {
          throw new IllegalArgumentException(
              written + " is farther than any network: at most 10s for a round trip");
        }
        return latency;
      }
    }
    return Duration.ZERO;
  }

  private List<Expectation> read() {
    Set<String> counted = new HashSet<>();
    for (AnnotatedElement element : elements) {
      Set<String> here = new HashSet<>();
      for (ExpectQueries each : all(element, ExpectQueries.class)) {
        here.add(each.dataSource());
        if (!counted.contains(each.dataSource())) {
          Counts counts = new Counts(each);
          counts.addTo(bounds(each.dataSource()));
          add(element, counts.said(), each.dataSource(), true, counts::check);
        }
      }
      for (NoQueries each : all(element, NoQueries.class)) {
        here.add(each.dataSource());
        if (!counted.contains(each.dataSource())) {
          bounds(each.dataSource()).exactly("statements", 0, "@NoQueries");
          add(element, "@NoQueries", each.dataSource(), false, one(Checks::noStatement));
        }
      }
      counted.addAll(here);
    }
    each(MaxRowsRead.class, MaxRowsRead::dataSource, this::maxRowsRead);
    each(NoNPlusOne.class, NoNPlusOne::dataSource, this::noNPlusOne);
    each(NoDuplicateQueries.class, NoDuplicateQueries::dataSource, this::noDuplicates);
    each(NoSlowQueries.class, NoSlowQueries::dataSource, this::noSlow);
    each(NoConnectionLeaks.class, NoConnectionLeaks::dataSource, this::noLeaks);
    each(NoFullScan.class, NoFullScan::dataSource, this::noFullScan);
    each(UsesIndex.class, UsesIndex::dataSource, this::usesIndex);
    bounds.values().forEach(Bounds::check);
    if (isDefaultWanted()) {
      found.add(
          new Expectation(
              "@NoNPlusOne",
              "",
              false,
              Strictness.DEFAULT,
              // Who has switched it off asks for nothing.
              one(
                  queries ->
                      queries.judges(FindingKind.N_PLUS_ONE)
                          ? Checks.noFinding(queries, FindingKind.N_PLUS_ONE)
                          : null)));
    }
    return found;
  }

  private void maxRowsRead(AnnotatedElement element, MaxRowsRead limit) {
    String said = "@MaxRowsRead(" + limit.value() + ")";
    if (limit.value() < 0) {
      throw new IllegalArgumentException(said + ": must not be negative");
    }
    bounds(limit.dataSource()).atMost("rows read", limit.value(), said);
    add(
        element,
        said,
        limit.dataSource(),
        true,
        one(queries -> Checks.atMost(queries, "rows read", limit.value(), Queries::rows)));
  }

  private void noNPlusOne(AnnotatedElement element, NoNPlusOne said) {
    add(
        element,
        "@NoNPlusOne",
        said.dataSource(),
        false,
        one(queries -> Checks.noFinding(queries, FindingKind.N_PLUS_ONE)));
  }

  private void noDuplicates(AnnotatedElement element, NoDuplicateQueries said) {
    add(
        element,
        "@NoDuplicateQueries",
        said.dataSource(),
        false,
        one(queries -> Checks.noFinding(queries, FindingKind.DUPLICATE)));
  }

  private void noSlow(AnnotatedElement element, NoSlowQueries said) {
    Duration over = Durations.parse(said.over(), "@NoSlowQueries(over = \"" + said.over() + "\")");
    add(
        element,
        "@NoSlowQueries",
        said.dataSource(),
        false,
        one(queries -> Checks.noSlow(queries, over)));
  }

  private void noLeaks(AnnotatedElement element, NoConnectionLeaks said) {
    add(element, "@NoConnectionLeaks", said.dataSource(), false, one(Checks::noOpenConnection));
  }

  private void noFullScan(AnnotatedElement element, NoFullScan said) {
    ScanRule rule =
        named(
            "@NoFullScan",
            () -> new ScanRule(List.of(said.tables()), List.of(said.except()), said.minRows()));
    add(element, "@NoFullScan", said.dataSource(), false, rule::check);
  }

  private void usesIndex(AnnotatedElement element, UsesIndex said) {
    IndexRule rule =
        named(
            "@UsesIndex", () -> new IndexRule(said.value(), said.table(), List.of(said.columns())));
    add(element, "@UsesIndex", said.dataSource(), false, rule::check);
  }

  private static <T> T named(String annotation, Supplier<T> rule) {
    try {
      return rule.get();
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException(annotation + ": " + wrong.getMessage(), wrong);
    }
  }

  /** Unless somebody said something about it, or that repetition is meant. */
  private boolean isDefaultWanted() {
    return elements.stream()
        .noneMatch(
            element ->
                element.isAnnotationPresent(AllowQueries.class)
                    || !all(element, NoNPlusOne.class).isEmpty());
  }

  private interface Reader<A> {
    void read(AnnotatedElement element, A annotation);
  }

  /** Those of the nearest element that has any for that data source. */
  private <A extends Annotation> void each(
      Class<A> type, Function<A, String> dataSource, Reader<A> reader) {
    Set<String> decided = new HashSet<>();
    for (AnnotatedElement element : elements) {
      List<A> here = all(element, type);
      for (A each : here) {
        if (!decided.contains(dataSource.apply(each))) {
          reader.read(element, each);
        }
      }
      here.forEach(each -> decided.add(dataSource.apply(each)));
    }
  }

  private static <A extends Annotation> List<A> all(AnnotatedElement element, Class<A> type) {
    return AnnotationSupport.findRepeatableAnnotations(element, type);
  }

  private Bounds bounds(String dataSource) {
    return bounds.computeIfAbsent(dataSource, unused -> new Bounds());
  }

  private void add(
      AnnotatedElement element,
      String said,
      String dataSource,
      boolean counting,
      Function<Queries, List<Fact>> check) {
    Strictness strictness = element instanceof Class ? Strictness.CLASS : Strictness.METHOD;
    found.add(new Expectation(said, dataSource, counting, strictness, check));
  }

  private static Function<Queries, List<Fact>> one(Function<Queries, @Nullable Fact> check) {
    return queries -> {
      Fact fact = check.apply(queries);
      return fact == null ? List.of() : List.of(fact);
    };
  }
}
