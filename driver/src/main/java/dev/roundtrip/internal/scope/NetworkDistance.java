package dev.roundtrip.internal.scope;

/** How far away the database seems to be. Thread-safe. */
public interface NetworkDistance {

  /** As far as it is. */
  NetworkDistance REAL = () -> {};

  /** A round trip begins: returns when the time it takes longer is over. */
  void cross();
}
