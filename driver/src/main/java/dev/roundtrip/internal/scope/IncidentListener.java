package dev.roundtrip.internal.scope;

/** Told of what belongs to no scope that is still open. */
@FunctionalInterface
public interface IncidentListener {

  /** This has happened. Called on any thread; must not throw. */
  void happened(Incident incident);
}
