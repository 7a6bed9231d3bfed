package dev.roundtrip.internal.detect;

import dev.roundtrip.internal.scope.ResultValues;
import dev.roundtrip.internal.sql.SelectItem;
import dev.roundtrip.internal.sql.Shape;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a result column is called.
 *
 * @param table its table, or null if the text does not tell
 * @param column its name in that table, or its label, or null if the text tells neither
 * @param index its 1-based position, or 0 if that is not known
 */
record ColumnName(@Nullable String table, @Nullable String column, int index) {

  /** The name of column {@code i} of what the application read. */
  static ColumnName of(Shape shape, ResultValues values, int i) {
    String label = values.label(i);
    List<SelectItem> items = shape.selectItems();
    if (label == null) {
      int index = values.index(i);
      if (index >= 1 && index <= items.size()) {
        return of(items.get(index - 1), index);
      }
      label = values.name(i);
    }
    return label == null ? new ColumnName(null, null, values.index(i)) : labelled(shape, label);
  }

  private static ColumnName labelled(Shape shape, String label) {
    List<SelectItem> items = shape.selectItems();
    String folded = label.toLowerCase(Locale.ROOT);
    for (int item = 0; item < items.size(); item++) {
      if (folded.equalsIgnoreCase(items.get(item).label())) {
        return of(items.get(item), item + 1);
      }
    }
    List<String> tables = shape.tables();
    return new ColumnName(tables.size() == 1 ? tables.get(0) : null, folded, 0);
  }

  private static ColumnName of(SelectItem item, int index) {
    return item.column() == null
        ? new ColumnName(null, item.label(), index)
        : new ColumnName(item.table(), item.column(), index);
  }

  @Override
  public String toString() {
    if (column == null) {
      return "column " + index;
    }
    return table == null ? column : table + "." + column;
  }
}
