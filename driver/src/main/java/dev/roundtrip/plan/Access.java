package dev.roundtrip.plan;

/** How a step of a plan reaches the rows of its table. */
public enum Access {
  /** Every row of the table is read. */
  FULL_SCAN,
  /** A range of an index, or all of it in order, and the rows that it points to. */
  INDEX_SCAN,
  /** An index that holds everything that is needed; the table is not read. */
  INDEX_ONLY,
  /** One or more indexes make a bitmap of pages, which are then read in their order. */
  BITMAP,
  /** At most one row, by a unique key. */
  LOOKUP,
  /** The step reads no table itself, or the database does not tell how. */
  NONE
}
