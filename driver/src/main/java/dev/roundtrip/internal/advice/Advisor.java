package dev.roundtrip.internal.advice;

import dev.roundtrip.finding.Recommendation;
import dev.roundtrip.internal.catalog.Catalog;
import dev.roundtrip.internal.query.Select;
import dev.roundtrip.internal.sql.Shape;
import dev.roundtrip.plan.Plan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Asks all rules about a statement. Of proposals about the same the first stands, so that advice
 * does not contradict itself. Stateless.
 */
public final class Advisor {

  private static final int MAXIMUM = 4;

  /** In the order in which they are believed. */
  private static final List<Rule> RULES =
      List.of(
          new CartesianProduct(),
          new JoinOfDifferentTypes(),
          new MissingIndex(),
          new UnusedIndex(),
          new FunctionOnColumn(),
          new LeadingWildcard(),
          new InvertedIndex(),
          new OrOverColumns(),
          new PartialIndex(),
          new SortWithoutIndex(),
          new CountBesidePage(),
          new ForeignKeyWithoutIndex(),
          new CorrelatedSubquery(),
          new SubqueryPerRow(),
          new NotInNullable(),
          new DeepOffset(),
          new PageWithoutOrder(),
          new ColumnsNotRead(),
          new CoveringIndex(),
          new VacuumNeeded(),
          new Spill(),
          new WrongEstimate(),
          new LongList(),
          new LargeResult(),
          new RedundantIndex());

  private Advisor() {}

  /**
   * What to change, the most valuable first; nothing where the text is not understood or nothing is
   * wrong.
   *
   * @param plan how the database runs it, values masked
   * @param catalog its tables
   */
  public static List<Recommendation> advise(Facts facts, Plan plan, Catalog catalog) {
    Optional<Select> select = Select.read(facts.shape().text());
    if (select.isEmpty() || catalog.tables().isEmpty() || facts.shape().truncated()) {
      return List.of();
    }
    Case statement = new Case(facts, plan, catalog, select.get());
    Set<String> settled = new HashSet<>();
    List<Recommendation> result = new ArrayList<>();
    for (Rule rule : RULES) {
      for (Proposal proposal : rule.advise(statement)) {
        if (settled.add(proposal.about()) && result.size() < MAXIMUM) {
          result.add(proposal.recommendation());
        }
      }
    }
    return List.copyOf(result);
  }

  /**
   * What to change about a batch, which has no plan.
   *
   * @param size its entries
   * @param counted whether the driver told a number of rows for each entry
   * @param generatedKeys whether the application asked for generated keys
   */
  public static List<Recommendation> batch(
      Shape shape, int size, boolean counted, boolean generatedKeys) {
    return BatchNotRewritten.of(shape, size, counted, generatedKeys)
        .map(List::of)
        .orElse(List.of());
  }

  /**
   * Whether a statement counts the rows of which another one reads a page.
   *
   * @param count a statement that counts, or any other
   * @param page the other one
   */
  public static boolean counts(Shape count, Shape page) {
    return CountBesidePage.counts(count.text(), page.text());
  }

  /**
   * What to say of a slow statement to which nothing is proposed, if its plan is fine: where its
   * time went. Nothing if the plan may be the reason.
   */
  public static Optional<String> fine(Facts facts, Plan plan, Catalog catalog) {
    return FinePlan.of(facts, plan, catalog);
  }
}
