package dev.roundtrip.internal.detect;

import dev.roundtrip.internal.scope.Execution;
import dev.roundtrip.internal.sql.Shape;
import dev.roundtrip.internal.sql.Slot;

/**
 * One position of a key, and a result column that its values may have been read from.
 *
 * @param slot the position
 * @param column the column's name
 * @param values what was read from the column
 * @param fit how well its name suits the column that is looked up
 * @param origins which rows hold the values
 */
record Part(int slot, ColumnName column, ColumnValues values, NameFit fit, Origins origins) {

  /** Nearly all: a few rows may be passed over. */
  private static final double USED_UP = 0.8;

  static Part of(Lookup lookup, int slot, ColumnName column, ColumnValues values) {
    Slot lookedUp = lookup.repeat().shape().slots().get(slot);
    Origins origins = values.origins(lookup.repeat().executions(), slot);
    return new Part(slot, column, values, NameFit.of(lookedUp, column), origins);
  }

  /** Whether nearly all values that were read were looked up. */
  boolean isUsedUp() {
    return origins.rows() >= USED_UP * values.size();
  }

  /** The same, of values that stand in one row each. */
  boolean isUsedUpOnce() {
    return isUsedUp() && !values.repeat();
  }

  boolean sharesARowWith(Part other, Execution execution) {
    return values.shareARow(slot, other.values, other.slot, execution);
  }

  SourceColumn asSource(Shape shape, int parts) {
    return new SourceColumn(shape, column, fit, parts, origins);
  }
}
