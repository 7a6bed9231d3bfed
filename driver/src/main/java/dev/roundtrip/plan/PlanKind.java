package dev.roundtrip.plan;

/** How far a {@link Plan} can be trusted. */
public enum PlanKind {
  /** The database estimated it for the values that were bound; nothing was executed. */
  ESTIMATED,
  /** The statement was executed, and the numbers were measured. */
  ANALYSED,
  /** The database estimated it without values, as it does for a statement prepared for all. */
  GENERIC
}
