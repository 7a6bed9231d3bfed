package dev.roundtrip.finding;

import dev.roundtrip.plan.Plan;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One statement returned rows, and another was then sent once per row.
 *
 * @param evidence the facts; its shape and call site are those of the repeated statement, of the
 *     one that was sent first if there are several children; occurrences, times and rows are those
 *     of all children
 * @param variant which flavour it is
 * @param lazyAssociation whether an ORM's lazy initializer sent the statements
 * @param source where the keys came from, which proves the N+1; null if that was not seen, and only
 *     the lazy initializer gives it away
 * @param column the column that the repeated statement looks up, such as {@code book.author_id}, or
 *     null if it could not be read from the text
 * @param children the repeated statements, in the order in which they were first sent; more than
 *     one if several were sent for each row of the same source
 * @param chain for a nested N+1 the sources from the outermost to {@code source}; otherwise just
 *     the source, or nothing
 * @param association what the ORM says it loaded, such as {@code Author.books}, or null
 * @param rewrite what trying one statement in place of the children showed, or null if that was not
 *     tried, or did not return the same rows
 */
public record NPlusOneFinding(
    Evidence evidence,
    NPlusOneVariant variant,
    boolean lazyAssociation,
    @Nullable Source source,
    @Nullable String column,
    List<Child> children,
    List<Source> chain,
    @Nullable String association,
    @Nullable RewriteProof rewrite)
    implements Finding {

  /** A finding for which nothing was tried. */
  public NPlusOneFinding(
      Evidence evidence,
      NPlusOneVariant variant,
      boolean lazyAssociation,
      @Nullable Source source,
      @Nullable String column,
      List<Child> children,
      List<Source> chain,
      @Nullable String association) {
    this(evidence, variant, lazyAssociation, source, column, children, chain, association, null);
  }

  /**
   * The statement that returned the keys: the "1" of the N+1.
   *
   * @param shape its shape
   * @param callSite the line that sent it, {@link CallSite#unknown()} if its stack was not walked
   * @param column the result column that holds the keys, such as {@code author.id}
   * @param executions how often it was sent
   * @param rows how many rows the application read from it
   */
  public record Source(
      StatementShape shape, CallSite callSite, String column, long executions, long rows) {

    public Source {
      Objects.requireNonNull(shape, "shape");
      Objects.requireNonNull(callSite, "callSite");
      Objects.requireNonNull(column, "column");
    }
  }

  /**
   * A statement that was repeated: one of the "N".
   *
   * @param shape its shape
   * @param callSite the line that sent it
   * @param column the column that it looks up, or null if it could not be read from the text
   * @param executions how often it was sent
   * @param plan how the database runs it, see {@link Finding#plan()}
   * @param noPlan why there is none, see {@link Finding#noPlan()}
   */
  public record Child(
      StatementShape shape,
      CallSite callSite,
      @Nullable String column,
      long executions,
      @Nullable Plan plan,
      @Nullable String noPlan) {

    public Child {
      Objects.requireNonNull(shape, "shape");
      Objects.requireNonNull(callSite, "callSite");
    }

    /** A statement for which no plan was asked. */
    public Child(
        StatementShape shape, CallSite callSite, @Nullable String column, long executions) {
      this(shape, callSite, column, executions, null, null);
    }

    /** The same with its plan, or saying why it has none; one of the two is null. */
    public Child withPlan(@Nullable Plan found, @Nullable String reason) {
      return new Child(shape, callSite, column, executions, found, reason);
    }
  }

  public NPlusOneFinding {
    Objects.requireNonNull(evidence, "evidence");
    Objects.requireNonNull(variant, "variant");
    children = List.copyOf(children);
    if (children.isEmpty()) {
      throw new IllegalArgumentException("children must not be empty");
    }
    chain = List.copyOf(chain);
  }

  /** The same, with other facts about the same children. */
  public NPlusOneFinding withChildren(List<Child> others) {
    return new NPlusOneFinding(
        evidence, variant, lazyAssociation, source, column, others, chain, association, rewrite);
  }

  /** The same, with one statement in place of its children that was tried. */
  public NPlusOneFinding rewritten(RewriteProof found) {
    Objects.requireNonNull(found, "rewrite");
    return new NPlusOneFinding(
        evidence, variant, lazyAssociation, source, column, children, chain, association, found);
  }

  @Override
  public FindingKind kind() {
    return FindingKind.N_PLUS_ONE;
  }

  /** That of the first child. */
  @Override
  public @Nullable Plan plan() {
    return children.get(0).plan();
  }

  /** Of the first child. */
  @Override
  public @Nullable String noPlan() {
    return children.get(0).noPlan();
  }

  /** Whether one N+1 feeds another. */
  public boolean nested() {
    return chain.size() > 1;
  }

  /** One statement for each child. */
  @Override
  public long needed() {
    return children.size();
  }

  @Override
  public String summary() {
    return "%s%s: %d statements on %s%s"
        .formatted(
            nested() ? "Nested N+1" : "N+1", flavour(), occurrences(), tables(), eachForWhat());
  }

  private String flavour() {
    return switch (variant) {
      case RECURSIVE_WALK -> " (recursive walk)";
      case SEVERAL_PER_ROW -> " (" + children.size() + " statements per row)";
      case AGGREGATE_PER_ROW -> " (aggregate per row)";
      case SAME_VALUE -> " (same value)";
      case NESTED, LAZY_ASSOCIATION, PROVED -> lazyAssociation ? " (lazy association)" : "";
    };
  }

  private String eachForWhat() {
    if (source == null) {
      return "";
    }
    return switch (variant) {
      case RECURSIVE_WALK -> ", each for a key that one before it had found";
      case SAME_VALUE -> ", the same one for each row of the source";
      case SEVERAL_PER_ROW, NESTED, AGGREGATE_PER_ROW, LAZY_ASSOCIATION, PROVED ->
          ", one for each key read from " + source.column();
    };
  }

  private String tables() {
    List<String> tables =
        children.stream().flatMap(child -> child.shape().tables().stream()).distinct().toList();
    return tables.isEmpty() ? "unknown tables" : String.join(", ", tables);
  }

  @Override
  public NPlusOneFinding withEvidence(Evidence facts) {
    return new NPlusOneFinding(
        facts, variant, lazyAssociation, source, column, children, chain, association, rewrite);
  }

  /** The same, with the name of the association that it loads. */
  public NPlusOneFinding withAssociation(String name) {
    Objects.requireNonNull(name, "association");
    return new NPlusOneFinding(
        evidence, variant, lazyAssociation, source, column, children, chain, name, rewrite);
  }
}
