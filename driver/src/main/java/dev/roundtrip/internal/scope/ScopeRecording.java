package dev.roundtrip.internal.scope;

import dev.roundtrip.internal.callsite.CallPath;
import dev.roundtrip.internal.sql.Shape;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What happened while somebody recorded: the ledgers of the scope that was recorded and of those
 * opened inside of it, and the connections that are still open. Thread-safe.
 */
public final class ScopeRecording {

  /** More scopes inside of one are not kept, but counted. */
  private static final int MAXIMUM_LEDGERS = 1_000;

  /** A connection that was acquired and not closed yet; told apart by identity. */
  public static final class OpenConnection {

    private final String dataSource;
    private final CallPath acquiredBy;

    /** A connection was acquired. */
    public OpenConnection(String dataSource, CallPath acquiredBy) {
      this.dataSource = dataSource;
      this.acquiredBy = acquiredBy;
    }

    /** The name of the data source that handed it out. */
    public String dataSource() {
      return dataSource;
    }

    /** The frames that asked for it; {@link CallPath#unknown()} if the stack was not walked. */
    public CallPath acquiredBy() {
      return acquiredBy;
    }
  }

  private final List<Ledger> ledgers = new ArrayList<>(1);
  private final Set<OpenConnection> connections = new LinkedHashSet<>(2);
  private long leftOut;
  private final @Nullable SimulatedDistance distance;
  private final @Nullable RowThinning thinning;

  /** Records things as they are. */
  public ScopeRecording() {
    this(null, null);
  }

  /**
   * Records how things would be.
   *
   * @param distance if the database were this far away; null to leave it where it is
   * @param thinning if some results ended early; null to leave them as they are
   */
  public ScopeRecording(@Nullable SimulatedDistance distance, @Nullable RowThinning thinning) {
    this.distance = distance;
    this.thinning = thinning;
  }

  boolean thins() {
    return thinning != null;
  }

  int rowLimit(Shape shape) {
    return thinning == null ? RowThinning.ALL_ROWS : thinning.rows(shape);
  }

  /** How far away the database is made to seem, or null. */
  public @Nullable SimulatedDistance distance() {
    return distance;
  }

  synchronized void add(Ledger ledger) {
    if (ledgers.size() < MAXIMUM_LEDGERS) {
      ledgers.add(ledger);
    } else {
      leftOut++;
    }
  }

  /** A connection was acquired in a scope that is recorded. */
  public synchronized void acquired(OpenConnection connection) {
    connections.add(connection);
  }

  /** It was closed. */
  public synchronized void closed(OpenConnection connection) {
    connections.remove(connection);
  }

  /** The ledger that is recorded, and those of the scopes inside of it. */
  public synchronized List<Ledger> ledgers() {
    return List.copyOf(ledgers);
  }

  /** The connections that are open now. */
  public synchronized List<OpenConnection> openConnections() {
    return List.copyOf(connections);
  }

  /** Scopes of which nothing is known, because there were too many. */
  public synchronized long leftOut() {
    return leftOut;
  }
}
