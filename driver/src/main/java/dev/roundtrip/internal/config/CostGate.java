package dev.roundtrip.internal.config;

import java.time.Duration;

/**
 * What repetitions have to cost before they are reported; either is enough.
 *
 * @param total time in all
 * @param share of the scope's duration, 0 to 1
 */
public record CostGate(Duration total, double share) {}
