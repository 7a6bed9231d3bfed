package dev.roundtrip.internal.detect;

import dev.roundtrip.internal.scope.Execution;
import dev.roundtrip.internal.scope.ResultValues;
import dev.roundtrip.internal.sql.SelectItem;
import dev.roundtrip.internal.sql.Shape;
import java.util.ArrayList;
import java.util.List;

/** Which items of a select list no getter touched, in any of its results. */
final class UnreadColumns {

  private UnreadColumns() {}

  /** Their names; empty if there are none, and as soon as anything about them is not known. */
  static List<String> of(Shape shape, List<Execution> results) {
    List<SelectItem> items = shape.selectItems();
    if (shape.selectStar() || items.isEmpty() || items.size() > ResultValues.TOLD_COLUMNS) {
      return List.of();
    }
    long read = 0;
    for (Execution result : results) {
      ResultValues values = result.values();
      if (values == null || !values.allReadsSeen()) {
        return List.of();
      }
      long labels = byLabel(items, values);
      if (labels < 0) {
        return List.of();
      }
      read |= values.indexesRead() | labels;
    }
    List<String> unread = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      if ((read & 1L << i) == 0) {
        unread.add(name(items.get(i), i));
      }
    }
    // Nothing at all was read: the rows were passed over, or read on a way that is not seen.
    return unread.size() == items.size() ? List.of() : unread;
  }

  /** The items with these labels as bits; -1 if a label is none of them. */
  private static long byLabel(List<SelectItem> items, ResultValues values) {
    long read = 0;
    for (int i = 0; i < values.columns(); i++) {
      String label = values.label(i);
      if (label != null) {
        long bits = bits(items, label);
        if (bits == 0) {
          return -1;
        }
        read |= bits;
      }
    }
    return read;
  }

  private static long bits(List<SelectItem> items, String label) {
    long bits = 0;
    for (int i = 0; i < items.size(); i++) {
      SelectItem item = items.get(i);
      if (label.equalsIgnoreCase(item.label()) || label.equalsIgnoreCase(item.column())) {
        bits |= 1L << i;
      }
    }
    return bits;
  }

  private static String name(SelectItem item, int i) {
    if (item.column() != null) {
      return item.table() == null ? item.column() : item.table() + "." + item.column();
    }
    return item.label() == null ? "column " + (i + 1) : item.label();
  }
}
