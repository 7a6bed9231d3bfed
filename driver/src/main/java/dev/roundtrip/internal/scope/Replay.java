package dev.roundtrip.internal.scope;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What it takes to ask the database about an execution again. Holds values of the application: kept
 * for slow executions only, and dropped as soon as the database was asked.
 *
 * @param dataSource where it was sent; whoever asks knows its type
 * @param text the statement as it was sent
 * @param binds what was bound, in order; empty for a statement that was not prepared
 * @param prepared whether it was
 * @param obstacle why it cannot be asked about, half a sentence, or null
 */
public record Replay(
    Object dataSource,
    String text,
    List<Object> binds,
    boolean prepared,
    @Nullable String obstacle) {

  /** Keeps a copy of the list. */
  public Replay {
    binds = List.copyOf(binds);
  }

  /** Values may be secrets. */
  @Override
  public String toString() {
    return "Replay[" + binds.size() + " values]";
  }
}
