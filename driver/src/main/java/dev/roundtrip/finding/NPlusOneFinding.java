package dev.roundtrip.finding;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One statement returned rows, and another was then sent once per row.
 *
 * @param evidence the facts; its shape and call site are those of the repeated statement
 * @param lazyAssociation whether an ORM's lazy initializer sent the statements
 * @param source where the keys came from, which proves the N+1; null if that was not seen, and only
 *     the lazy initializer gives it away
 * @param column the column that the repeated statement looks up, such as {@code book.author_id}, or
 *     null if it could not be read from the text
 * @param chain for a nested N+1 the sources from the outermost to {@code source}; otherwise just
 *     the source, or nothing
 * @param association what the ORM says it loaded, such as {@code Author.books}, or null
 */
public record NPlusOneFinding(
    Evidence evidence,
    boolean lazyAssociation,
    @Nullable Source source,
    @Nullable String column,
    List<Source> chain,
    @Nullable String association)
    implements Finding {

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

  public NPlusOneFinding {
    Objects.requireNonNull(evidence, "evidence");
    chain = List.copyOf(chain);
  }

  @Override
  public FindingKind kind() {
    return FindingKind.N_PLUS_ONE;
  }

  /** Whether one N+1 feeds another. */
  public boolean nested() {
    return chain.size() > 1;
  }

  @Override
  public Duration wastedAt(Duration networkDistance) {
    return evidence.wastedAt(networkDistance, 1);
  }

  @Override
  public String summary() {
    String where = source == null ? "" : ", one for each key read from " + source.column();
    return "%s%s: %d statements on %s%s"
        .formatted(
            nested() ? "Nested N+1" : "N+1",
            lazyAssociation ? " (lazy association)" : "",
            occurrences(),
            tables(),
            where);
  }

  private String tables() {
    return shape().tables().isEmpty() ? "unknown tables" : String.join(", ", shape().tables());
  }
}
