package dev.roundtrip.internal.scope;

import dev.roundtrip.internal.sql.Shape;

/** Ends the results of one shape early. Immutable. */
public final class RowThinning {

  /** Nothing is withheld. */
  public static final int ALL_ROWS = Integer.MAX_VALUE;

  private final long fingerprint;
  private final int rows;

  /**
   * Thins the results of this shape.
   *
   * @param fingerprint 16 hexadecimal digits
   * @param rows after how many rows a result ends
   */
  public RowThinning(String fingerprint, int rows) {
    this.fingerprint = Long.parseUnsignedLong(fingerprint, 16);
    this.rows = rows;
  }

  int rows(Shape shape) {
    return shape.fingerprint() == fingerprint ? rows : ALL_ROWS;
  }
}
