package dev.roundtrip.internal.detect;

import java.time.Duration;

/**
 * Another slow threshold for some statements.
 *
 * @param statements which ones
 * @param threshold from how long on they are slow
 */
public record SlowOverride(StatementPattern statements, Duration threshold) {}
