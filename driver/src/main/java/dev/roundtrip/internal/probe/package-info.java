/**
 * What a JDBC call means: timing, binds, batches, rows, values read, transactions. A door calls a
 * probe, one line per JDBC method, and a probe counts {@link
 * dev.roundtrip.internal.scope.Execution}s in scopes. No method of a probe throws, calls JDBC on
 * the hot path or knows what is a problem.
 */
@NullMarked
package dev.roundtrip.internal.probe;

import org.jspecify.annotations.NullMarked;
