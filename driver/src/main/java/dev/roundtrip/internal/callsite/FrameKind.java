package dev.roundtrip.internal.callsite;

/** Whose code a class is. */
enum FrameKind {
  APPLICATION,
  FRAMEWORK,
  /** A framework's class that is on the stack when an association is initialized lazily. */
  LAZY_INITIALIZER,
  /** A framework's class that is on the stack when an ORM writes what was changed in memory. */
  FLUSH,
  /** A framework's class that is on the stack when a schema is created or migrated. */
  MIGRATION
}
