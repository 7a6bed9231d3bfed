/**
 * Tries recommendations out: indexes in a sandbox of tests, rewritten statements read-only. Sends
 * SQL of our own, on connections of our own only.
 */
@NullMarked
package dev.roundtrip.internal.proof;

import org.jspecify.annotations.NullMarked;
