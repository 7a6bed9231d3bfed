package dev.roundtrip.internal.advice;

import dev.roundtrip.internal.sql.Shape;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was measured of a slow statement.
 *
 * @param shape its shape
 * @param rows rows that the slowest execution returned, as far as they were read
 * @param changed rows that it changed, or 0 if it changed none or nobody told
 * @param slowest how long that took, up to its first row
 * @param reading how long reading on took, the application's work in between included
 * @param failed whether it failed
 * @param leadingWildcard whether a pattern begins with a wildcard
 * @param listLength members of its longest IN list
 * @param offset how many rows it passed over, or -1 if that is not known
 * @param besidePage whether it counts the rows of which the same scope reads a page
 * @param reads which columns of its result the application read, or null if that is not known
 */
public record Facts(
    Shape shape,
    long rows,
    long changed,
    Duration slowest,
    Duration reading,
    boolean failed,
    boolean leadingWildcard,
    int listLength,
    long offset,
    boolean besidePage,
    @Nullable Reads reads) {

  /**
   * Columns of a result that an application read.
   *
   * @param indexes those that it read by index, 1 being bit 0
   * @param labels those that it read by label, in lower case
   */
  public record Reads(long indexes, Set<String> labels) {

    /** Keeps a copy. */
    public Reads {
      labels = Set.copyOf(labels);
    }
  }
}
