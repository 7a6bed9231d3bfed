package dev.roundtrip.internal.scope;

/** What opened a scope. */
public enum ScopeKind {
  /** The application or a framework: a request, a job, a test. */
  EXPLICIT,
  /** The first statement of a transaction that belongs to no explicit scope. */
  TRANSACTION,
  /** The first statement of a connection lease, outside of transactions and explicit scopes. */
  LEASE
}
