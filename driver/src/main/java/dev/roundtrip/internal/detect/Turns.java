package dev.roundtrip.internal.detect;

import dev.roundtrip.internal.scope.Execution;
import java.util.List;
import java.util.TreeSet;

/**
 * How reads and writes come in turn.
 *
 * @param reads how many reads
 * @param writes how many single-row writes
 * @param followed after how many of the reads a write came before the next read
 * @param afterNothing after how many of those that had returned no row
 */
record Turns(int reads, int writes, int followed, int afterNothing) {

  /** A few may stand apart: a default that is written first, a row that is written twice. */
  private static final double NEARLY_ALL = 0.8;

  /** Both oldest first, or the writes in any order. */
  static Turns of(List<Execution> reads, List<Execution> writes) {
    TreeSet<Integer> positions = new TreeSet<>();
    int single = 0;
    for (Execution write : writes) {
      if (write.sql().valuesRows() <= 1) {
        positions.add(write.sequence());
        single++;
      }
    }
    int followed = 0;
    int afterNothing = 0;
    for (int i = 0; i < reads.size(); i++) {
      int until = i + 1 < reads.size() ? reads.get(i + 1).sequence() : Integer.MAX_VALUE;
      Integer write = positions.higher(reads.get(i).sequence());
      if (write != null && write < until) {
        followed++;
        afterNothing += reads.get(i).rows() == 0 ? 1 : 0;
      }
    }
    return new Turns(reads.size(), single, followed, afterNothing);
  }

  /** Whether nearly each write came after a read of its own. */
  boolean inTurn() {
    return writes > 0 && followed >= NEARLY_ALL * writes;
  }

  /** Whether at least every second read was followed by a write. */
  boolean mostFollowed() {
    return 2 * followed >= reads - 1;
  }

  /** Whether what was not found was written, as when rows are created where they are missing. */
  boolean followAnEmptyResult() {
    return afterNothing >= NEARLY_ALL * followed;
  }
}
