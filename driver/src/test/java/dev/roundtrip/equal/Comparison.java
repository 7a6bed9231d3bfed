package dev.roundtrip.equal;

import dev.roundtrip.equal.Session.Script;

/** Runs a script on both sides; each theme of the contract is an interface that extends this. */
interface Comparison {

  /** Runs the script on the raw and on the observed side, and compares what they saw. */
  void same(Script script) throws Exception;
}
