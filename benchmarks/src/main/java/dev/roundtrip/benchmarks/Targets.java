package dev.roundtrip.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * What Roundtrip wants to cost at most, beside what it did cost in this run: so that a verdict is
 * never of another version than the tables.
 */
final class Targets {

  /** The statements of {@link JdbcBenchmark#nPlusOne}: the sales, and a book for each. */
  private static final int STATEMENTS = 1 + Query.SALES.rows;

  private final List<Measurement> measurements;
  private final StringBuilder table =
      new StringBuilder(
          """

          ### Targets

          | target | limit | measured | ± | reached |
          |---|--:|--:|--:|---|
          """);

  private Targets(List<Measurement> measurements) {
    this.measurements = measurements;
  }

  /** Markdown; a line whose parts were not measured says so. */
  static String render(List<Measurement> measurements, StartUpTimes startUp) {
    Targets targets = new Targets(measurements);
    targets.stub();
    targets.databases();
    targets.loops();
    targets.line(
        "start-up, added to a JVM that wraps one data source, ms",
        60,
        startUp.added(Observer.ROUNDTRIP),
        0);
    return targets.table.toString();
  }

  private void stub() {
    Cost ours = added("tenRows", Database.STUB, Observer.ROUNDTRIP);
    Cost p6spy = added("tenRows", Database.STUB, Observer.P6SPY);
    Cost proxy = added("tenRows", Database.STUB, Observer.DATASOURCE_PROXY);
    line("stub, `tenRows`: added time ÷ p6spy's", 1 / 3.0, ours.over(p6spy));
    line("the same ÷ datasource-proxy's", 1 / 6.0, ours.over(proxy));
    line("the same, added ns (aim)", 250, ours);
    double bytes = addedBytes("tenRows", Database.STUB);
    line("the same, added bytes", 400, bytes, 0);
    line("the same, added bytes (aim)", 250, bytes, 0);
  }

  private void databases() {
    line("H2 and pool, `tenRows`: × raw", 1.06, ratio("tenRows", Database.H2_POOLED));
    line("H2 and pool, `scan` of 1000 × 4: × raw", 1.1, ratio("scan", Database.H2_POOLED));
    line(
        "the same, bytes added for each cell",
        0.2,
        addedBytes("scan", Database.H2_POOLED) / (4.0 * Query.BOOKS.rows),
        0);
    for (String benchmark : List.of("lookup", "tenRows")) {
      Cost ours = added(benchmark, Database.POSTGRESQL_POOLED, Observer.ROUNDTRIP);
      indistinguishable("PostgreSQL and pool, `" + benchmark + "`: added ns, at most ±", ours);
    }
    Cost plans =
        of("lookup", Database.STUB, Observer.ROUNDTRIP)
            .minus(of("lookup", Database.STUB, Observer.ROUNDTRIP_PLANS_OFF));
    indistinguishable("stub, `lookup`: ns that plans add to what is fast, at most ±", plans);
    for (Database database : List.of(Database.H2_POOLED, Database.POSTGRESQL_POOLED)) {
      Cost slow =
          of("lookup", database, Observer.ROUNDTRIP_SLOW)
              .minus(of("lookup", database, Observer.ROUNDTRIP_SLOW_PLANS_OFF));
      String what = database == Database.H2_POOLED ? "H2" : "PostgreSQL";
      indistinguishable(
          what + " and pool, `lookup`: ns that plans add to what is slow, at most ±", slow);
    }
  }

  private void loops() {
    for (Database database : List.of(Database.STUB, Database.H2_POOLED)) {
      Cost loop = added("nPlusOne", database, Observer.ROUNDTRIP).times(1.0 / STATEMENTS);
      String what = database == Database.STUB ? "stub" : "H2 and pool";
      line(
          what
              + ", N+1 of 20, found: added for each statement ÷ added to one in a scope of its own",
          2,
          loop.over(added("lookupInScope", database, Observer.ROUNDTRIP)));
      line(
          "the same ÷ added to one outside of scopes, where no stack is walked",
          2,
          loop.over(added("lookup", database, Observer.ROUNDTRIP)));
    }
  }

  /** A number and half the width of its interval. */
  private record Cost(double value, double error) {

    Cost minus(Cost other) {
      return new Cost(value - other.value, error + other.error);
    }

    Cost times(double factor) {
      return new Cost(value * factor, error * factor);
    }

    /** Errors of quotients add up as shares. */
    Cost over(Cost other) {
      double quotient = value / other.value;
      return new Cost(
          quotient,
          Math.abs(quotient) * (error / Math.abs(value) + other.error / Math.abs(other.value)));
    }
  }

  private Cost added(String benchmark, Database database, Observer observer) {
    return of(benchmark, database, observer).minus(of(benchmark, database, Observer.RAW));
  }

  private Cost ratio(String benchmark, Database database) {
    return of(benchmark, database, Observer.ROUNDTRIP).over(of(benchmark, database, Observer.RAW));
  }

  private double addedBytes(String benchmark, Database database) {
    return value(benchmark, database, Observer.ROUNDTRIP, Measurement::bytes)
        - value(benchmark, database, Observer.RAW, Measurement::bytes);
  }

  private Cost of(String benchmark, Database database, Observer observer) {
    return new Cost(
        value(benchmark, database, observer, Measurement::nanos),
        value(benchmark, database, observer, Measurement::error));
  }

  private double value(
      String benchmark,
      Database database,
      Observer observer,
      ToDoubleFunction<Measurement> number) {
    return measurements.stream()
        .filter(one -> one.threads() == 1 && one.benchmark().equals(benchmark))
        .filter(one -> one.database() == database && one.observer() == observer)
        .mapToDouble(number)
        .findFirst()
        .orElse(Double.NaN);
  }

  private void indistinguishable(String target, Cost added) {
    line(target, added.error(), added.value(), 0);
  }

  private void line(String target, double limit, Cost cost) {
    line(target, limit, cost.value(), cost.error());
  }

  private void line(String target, double limit, double measured, double error) {
    table.append(
        "| %s | %s | %s | %s | %s |\n"
            .formatted(
                target,
                number(limit),
                number(measured),
                error > 0 ? number(error) : "",
                reached(limit, measured, error)));
  }

  /** What cannot be told from the limit is neither reached nor missed. */
  private static String reached(double limit, double measured, double error) {
    if (!Double.isFinite(measured)) {
      return "not measured";
    }
    double width = Double.isFinite(error) ? error : 0;
    if (measured <= limit) {
      return measured + width <= limit ? "yes" : "yes, within the error";
    }
    return measured - width <= limit ? "no, within the error" : "no";
  }

  private static String number(double value) {
    if (!Double.isFinite(value)) {
      return "";
    }
    return String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.2f" : "%,.0f", value);
  }
}
