/**
 * Scopes and their ledgers: whom an execution belongs to, and what is remembered of it. The one
 * ThreadLocal of the project is in {@link dev.roundtrip.internal.scope.Scopes}. Everything here is
 * bounded by {@link dev.roundtrip.internal.scope.LedgerLimits}.
 */
@NullMarked
package dev.roundtrip.internal.scope;

import org.jspecify.annotations.NullMarked;
