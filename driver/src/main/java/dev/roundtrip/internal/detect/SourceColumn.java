package dev.roundtrip.internal.detect;

import dev.roundtrip.internal.sql.Shape;
import java.util.Comparator;

/**
 * A result column from which keys were read.
 *
 * @param shape the statement that returned it
 * @param column the column
 * @param fit how well its name suits the column that is looked up
 * @param origins which rows
 */
record SourceColumn(Shape shape, ColumnName column, NameFit fit, Origins origins) {

  /** Small integers stand in many columns, so the name decides before the numbers do. */
  static final Comparator<SourceColumn> BY_FITNESS =
      Comparator.comparing(SourceColumn::fit)
          .thenComparingDouble(source -> source.origins().coverage())
          .thenComparing(source -> source.origins().inRowOrder())
          .thenComparingLong(source -> source.origins().rows());
}
