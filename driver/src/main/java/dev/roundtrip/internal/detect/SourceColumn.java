package dev.roundtrip.internal.detect;

import dev.roundtrip.internal.sql.Shape;
import java.util.Comparator;

/**
 * A result column from which keys were read.
 *
 * @param shape the statement that returned it
 * @param column the column
 * @param fit how well its name suits the column that is looked up
 * @param parts how many parts of the key were read from the rows of that statement
 * @param origins which rows
 */
record SourceColumn(Shape shape, ColumnName column, NameFit fit, int parts, Origins origins) {

  private static final Comparator<SourceColumn> BY_ORIGINS =
      Comparator.<SourceColumn>comparingDouble(source -> source.origins().coverage())
          .thenComparing(source -> source.origins().inRowOrder())
          .thenComparingLong(source -> source.origins().rows());

  /** Small integers stand in many columns, so the name decides before the numbers do. */
  static final Comparator<SourceColumn> BY_FITNESS =
      Comparator.comparing(SourceColumn::fit)
          .thenComparingInt(SourceColumn::parts)
          .thenComparing(BY_ORIGINS);

  /** Among columns of one result: a loop takes row by row, and so tells which column it took. */
  static final Comparator<SourceColumn> WITHIN_ONE_RESULT =
      Comparator.<SourceColumn, Boolean>comparing(source -> source.fit().likely())
          .thenComparing(source -> source.origins().inRowOrder())
          .thenComparing(BY_FITNESS);
}
