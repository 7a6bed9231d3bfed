package dev.roundtrip.internal.callsite;

/** What the frameworks between the application and the driver were doing. */
public enum Origin {
  /** Nothing that we know by name: the application sent the statement. */
  APPLICATION,
  /** An ORM initialized an association that the application had touched. */
  LAZY_ASSOCIATION,
  /** An ORM wrote what the application had changed before, wherever that was. */
  FLUSH,
  /** A migration tool, or another that keeps tables of its own. */
  MIGRATION
}
