package dev.roundtrip.equal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.Roundtrip;
import dev.roundtrip.Scope;
import dev.roundtrip.equal.Session.Script;
import dev.roundtrip.equal.Subject.Side;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/**
 * An observed connection behaves as the raw one does, in everything that JDBC lets an application
 * see. What an engine does not support fails in the same way on both sides.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // Pools are started once for each class.
abstract class EqualBehaviourContract
    implements EqualQueries,
        EqualCursors,
        EqualUpdates,
        EqualBatches,
        EqualLargeObjects,
        EqualTransactions,
        EqualCalls,
        EqualMetadata,
        EqualLifecycle,
        EqualIdentity {

  /**
   * Some databases and pools answer a call in one of two ways, by chance, without us as well: a
   * thread of c3p0 takes a closed connection apart, and the first calls of a script may be faster.
   * A difference that is ours is there each time.
   */
  private static final int ATTEMPTS = 10;

  private final Subject subject;
  private final Roundtrip roundtrip;
  private final Side observed;

  EqualBehaviourContract(Subject subject) throws SQLException {
    this.subject = subject;
    this.roundtrip = subject.roundtrip();
    this.observed = subject.door().observe(roundtrip, subject.db());
  }

  @Override
  public final void same(Script script) throws Exception {
    for (int attempt = 1; !isSame(script, attempt == ATTEMPTS); attempt++) {
      System.err.printf(
          "%s: a difference in attempt %d, looked at again%n", getClass().getSimpleName(), attempt);
    }
  }

  private boolean isSame(Script script, boolean last) throws Exception {
    Transcript without = new Transcript((came, expected) -> null);
    Transcript with =
        new Transcript(subject.outermost() ? Ours::objection : (came, expected) -> null);

    run(script, subject.raw(), without);
    try (Scope scope = roundtrip.openScope("observed")) {
      run(script, observed, with);
    }

    assertThat(without.successes()).as("calls that the database supports").isPositive();
    assertThat(with.violations()).isEmpty();
    assertThat(roundtrip.ownFailures()).isZero();
    if (last) {
      assertThat(with.lines()).containsExactlyElementsOf(without.lines());
    }
    return with.lines().equals(without.lines());
  }

  @AfterAll
  final void close() throws Exception {
    observed.resource().close();
    subject.raw().resource().close();
    roundtrip.close();
  }

  private void run(Script script, Side side, Transcript transcript) throws Exception {
    subject.db().recreate();
    try {
      script.run(
          new Session(
              transcript.record(DataSource.class, side.dataSource()), subject.db(), transcript));
    } finally {
      transcript.closeAll();
      side.afterwards().get().forEach(transcript::note);
    }
  }
}
