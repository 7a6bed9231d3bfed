package dev.roundtrip.internal.detect;

/** Judges one ledger for one kind of finding. Stateless. */
interface Detector {

  /** Adds what it finds to the evaluation. */
  void detect(Evaluation evaluation);
}
