package dev.roundtrip.internal.advice;

import java.util.List;

/** One rule. Stateless. */
interface Rule {

  /** What it proposes for a statement, nothing in most cases. */
  List<Proposal> advise(Case statement);
}
