/**
 * Ledger in, findings out. {@link dev.roundtrip.internal.detect.Evaluation} holds one ledger while
 * it is judged, {@link dev.roundtrip.internal.detect.Repeats} says what belongs together, {@link
 * dev.roundtrip.internal.detect.Provenance} traces binds to the rows they came from, and each kind
 * of finding has a {@link dev.roundtrip.internal.detect.Detector} of its own. A new kind is a new
 * Detector in the list of {@link dev.roundtrip.internal.detect.Detection}. Pure: no JDBC, no clock,
 * no configuration but {@link dev.roundtrip.internal.detect.Thresholds}.
 */
@NullMarked
package dev.roundtrip.internal.detect;

import org.jspecify.annotations.NullMarked;
