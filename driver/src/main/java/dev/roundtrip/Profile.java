package dev.roundtrip;

/** Which kinds of findings are reported, where no switch of their own says otherwise. */
public enum Profile {
  /**
   * What is nearly always worth a change: {@link
   * dev.roundtrip.finding.FindingKind#isOnByDefault()}.
   */
  DEFAULT,
  /** Every kind. */
  STRICT
}
