package dev.roundtrip.finding;

/**
 * Which flavour of N+1 it is, and thereby which change helps most. Where more than one fits, the
 * first in this order is told. Constants are only ever added.
 */
public enum NPlusOneVariant {
  /** Each key was read from the row that the previous key had found: a tree or list is walked. */
  RECURSIVE_WALK,
  /** The statement that returned the keys was itself sent once per row of another. */
  NESTED,
  /** Several statements were sent for each row of the same source. */
  SEVERAL_PER_ROW,
  /** For each row only a count, an existence or a single extreme row was asked for. */
  AGGREGATE_PER_ROW,
  /** The same value was looked up again for each row. */
  SAME_VALUE,
  /** An ORM's lazy initializer sent the statements. */
  LAZY_ASSOCIATION,
  /** The keys were seen to come from the rows of another statement. */
  PROVED
}
