package dev.roundtrip.internal.sql;

import dev.roundtrip.internal.sql.TextCache.Entry;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what texts are, within a bound in bytes over all dialects. Thread-safe; a hit allocates
 * nothing.
 *
 * <p>Texts over 10,000 characters are read anew each time: they are rarely sent twice and would
 * push out many others.
 */
public final class ShapeCache {
  private static final int MAXIMUM_TEXT = 10_000;

  private final KnownShapes shapes = new KnownShapes();

  /** One reader's memory, taken by whoever comes first; others allocate their own. */
  private final AtomicReference<@Nullable Scratch> spare = new AtomicReference<>();

  private final boolean hints;

  private final TextCache entries;

  /** An empty cache that holds at most about {@code maximumBytes}; 0 remembers nothing. */
  public ShapeCache(long maximumBytes) {
    this(maximumBytes, true);
  }

  /**
   * The same, with {@code hints} false for shapes without optimizer hints: statements that differ
   * in their hints only are then equal, also in Oracle and MySQL.
   */
  public ShapeCache(long maximumBytes, boolean hints) {
    this.hints = hints;
    entries = new TextCache(maximumBytes);
  }

  /** What the text is; null is read as the empty text. */
  public ParsedSql get(@Nullable String sql, Dialect dialect) {
    if (sql == null || sql.length() > MAXIMUM_TEXT) {
      return read(sql == null ? "" : sql, dialect);
    }
    Entry first = entries.get(sql);
    for (Entry entry = first; entry != null; entry = entry.next()) {
      if (entry.dialect() == dialect) {
        return entry.parsed();
      }
    }
    ParsedSql parsed = read(sql, dialect);
    entries.put(sql, new Entry(dialect, parsed, first));
    return parsed;
  }

  private ParsedSql read(String sql, Dialect dialect) {
    Scratch scratch = spare.getAndSet(null);
    if (scratch == null) {
      scratch = new Scratch();
    }
    ParsedSql parsed;
    try {
      parsed = SqlReader.readStrictly(sql, dialect, hints, scratch, shapes);
    } catch (RuntimeException e) {
      return SqlReader.unreadable(dialect);
    }
    if (scratch.end(sql.length())) {
      spare.set(scratch);
    }
    return parsed;
  }

  /** Bytes held by now, about. */
  long weightedBytes() {
    return entries.bytes();
  }
}
