/**
 * The tree of a query, read from the normalized text of its shape; off the hot path, for rules that
 * need more than a shape tells. Pure.
 */
@NullMarked
package dev.roundtrip.internal.query;

import org.jspecify.annotations.NullMarked;
