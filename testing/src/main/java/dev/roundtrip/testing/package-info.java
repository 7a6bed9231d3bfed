/**
 * Tests that fail on an N+1: {@link dev.roundtrip.testing.RoundtripExtension} and its annotations
 * for JUnit, {@link dev.roundtrip.testing.QueryRecorder} for everything else, assertions for both.
 */
@NullMarked
package dev.roundtrip.testing;

import org.jspecify.annotations.NullMarked;
