/**
 * How a database says that it runs a statement. A database is one {@link
 * dev.roundtrip.internal.explain.PlanDialect}: what to send, and how to read the answer; add it to
 * {@link dev.roundtrip.internal.explain.PlanDialects}. Only this package and the catalog send
 * statements of our own, never on the application's connection.
 */
@NullMarked
package dev.roundtrip.internal.explain;

import org.jspecify.annotations.NullMarked;
