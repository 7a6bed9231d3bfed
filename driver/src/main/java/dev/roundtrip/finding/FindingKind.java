package dev.roundtrip.finding;

/** What kind of waste a {@link Finding} reports. Constants are only ever added. */
public enum FindingKind {
  /** One statement returned rows, and another statement was then sent once per row. */
  N_PLUS_ONE("N+1"),
  /** One call site looked up single keys one after the other, and no statement supplied them. */
  LOOKUP_IN_LOOP("Lookup in a loop"),
  /** The same statement with the same values was sent again although nothing had changed. */
  DUPLICATE("Duplicate statement"),
  /** One statement took longer than the slow threshold. */
  SLOW_STATEMENT("Slow statement"),
  /** A statement has not returned yet, long after the slow threshold. */
  STILL_RUNNING("Still running"),
  /** A connection or a statement was dropped without being closed. */
  NOT_CLOSED("Not closed"),
  /** Getting a connection took longer than the acquisition threshold. */
  SLOW_ACQUISITION("Slow acquisition");

  private final String title;

  FindingKind(String title) {
    this.title = title;
  }

  /** What people call it, for headings; never null. */
  public String title() {
    return title;
  }
}
