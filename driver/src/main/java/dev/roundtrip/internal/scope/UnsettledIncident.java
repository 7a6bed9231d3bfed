package dev.roundtrip.internal.scope;

import org.jspecify.annotations.Nullable;

/** What may turn out to be an incident by the end of the scope. */
@FunctionalInterface
public interface UnsettledIncident {

  /** The scope has ended: what has become of it; null for nothing. Called once. */
  @Nullable Incident settle();
}
