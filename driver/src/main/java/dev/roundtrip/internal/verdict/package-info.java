/**
 * From what was found to what is said: what is allowed, what could not be judged, and why nothing
 * was reported. {@link dev.roundtrip.internal.verdict.Judge} is asked by the engine. It decides
 * nothing about statements itself: that is the detectors'.
 */
@NullMarked
package dev.roundtrip.internal.verdict;

import org.jspecify.annotations.NullMarked;
