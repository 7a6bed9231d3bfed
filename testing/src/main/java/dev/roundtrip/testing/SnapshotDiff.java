package dev.roundtrip.testing;

import dev.roundtrip.testing.Snapshot.Entry;
import java.util.ArrayList;
import java.util.List;

/** What was added and what was removed, by the longest common subsequence. */
final class SnapshotDiff {

  /** Of what is larger, everything is said to be different. */
  private static final long LARGEST = 1_000_000;

  private SnapshotDiff() {}

  static List<String> lines(List<Entry> before, List<Entry> after) {
    List<String> lines = new ArrayList<>();
    boolean large = (long) before.size() * after.size() > LARGEST;
    int[][] common = large ? new int[1][1] : common(before, after);
    int i = 0;
    int j = 0;
    while (i < before.size() || j < after.size()) {
      boolean both = i < before.size() && j < after.size();
      if (both && !large && before.get(i).equals(after.get(j))) {
        lines.add("  " + SnapshotText.heading(before.get(i)));
        i++;
        j++;
      } else if (i < before.size() && (!both || large || common[i + 1][j] >= common[i][j + 1])) {
        add(lines, "- ", before.get(i++));
      } else {
        add(lines, "+ ", after.get(j++));
      }
    }
    return lines;
  }

  private static void add(List<String> lines, String sign, Entry entry) {
    lines.add(sign + SnapshotText.heading(entry));
    lines.add(sign + "    " + entry.where());
  }

  private static int[][] common(List<Entry> before, List<Entry> after) {
    int[][] common = new int[before.size() + 1][after.size() + 1];
    for (int i = before.size() - 1; i >= 0; i--) {
      for (int j = after.size() - 1; j >= 0; j--) {
        common[i][j] =
            before.get(i).equals(after.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }
}
