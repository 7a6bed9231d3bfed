package dev.roundtrip.internal.explain;

import java.util.List;
import java.util.Optional;

/** Every database whose plans can be read. */
final class PlanDialects {

  private static final List<PlanDialect> ALL =
      List.of(
          new PostgreSqlPlans(),
          new MySqlPlans(),
          new H2Plans(),
          new SqlitePlans(),
          new HsqldbPlans(),
          new DerbyPlans(),
          new OraclePlans(),
          new SqlServerPlans(),
          new DuckDbPlans());

  private PlanDialects() {}

  /** The one for a database with this product name, or nothing. */
  static Optional<PlanDialect> of(String product) {
    return ALL.stream().filter(dialect -> dialect.isFor(product)).findFirst();
  }
}
