package dev.roundtrip.internal.probe;

/**
 * What the probes have to know of the configuration.
 *
 * @param slowNanos from how many nanoseconds on the stack of a single execution is walked
 * @param walkFirst whether the first execution of a shape in an explicit scope has its stack walked
 *     as well, which is exact where two executions decide, at about a microsecond each
 * @param showValues whether statements are remembered with their values
 */
public record ProbeSettings(long slowNanos, boolean walkFirst, boolean showValues) {}
