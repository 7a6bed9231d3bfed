/**
 * Ledger in, findings out. {@link dev.roundtrip.internal.detect.Evaluation} holds one ledger while
 * it is judged, {@link dev.roundtrip.internal.detect.Repeats} says what belongs together, {@link
 * dev.roundtrip.internal.detect.Provenance} traces binds to the rows they came from, and each kind
 * of finding has a {@link dev.roundtrip.internal.detect.Detector} of its own. A new kind is a new
 * Detector in the list of {@link dev.roundtrip.internal.detect.Detection}. Pure: no JDBC, no clock,
 * no configuration but {@link dev.roundtrip.internal.detect.Thresholds}.
 *
 * <p>Where a detector turns something away it says so, in one line, for {@code whyNot}: {@code
 * evaluation.why(kind, shape)} gives a {@link dev.roundtrip.internal.detect.Why}, and {@code
 * why.take(() -> "the end of a sentence")} takes the reason down; {@code return why.not(() -> ...)}
 * where {@code return null} would stand. Unless somebody asks about that very shape, nothing
 * happens. Nothing is decided twice: {@code whyNot} runs the detectors again and listens.
 *
 * <p>A finding goes to {@code evaluation.report(finding, groups)} with the groups that it is about:
 * by their call paths it may be allowed. Groups marked with {@code @AllowQueries} are judged by
 * themselves, see {@link dev.roundtrip.internal.detect.Repeats#byMark}, and not left out.
 */
@NullMarked
package dev.roundtrip.internal.detect;

import org.jspecify.annotations.NullMarked;
