package dev.roundtrip.internal.advice;

import dev.roundtrip.internal.sql.Shape;
import java.time.Duration;

/**
 * What was measured of a slow statement.
 *
 * @param shape its shape
 * @param rows rows that the slowest execution returned, as far as they were read
 * @param slowest how long that took, up to its first row
 * @param reading how long reading on took, the application's work in between included
 * @param failed whether it failed
 * @param leadingWildcard whether a pattern begins with a wildcard
 * @param listLength members of its longest IN list
 * @param offset how many rows it passed over, or -1 if that is not known
 */
public record Facts(
    Shape shape,
    long rows,
    Duration slowest,
    Duration reading,
    boolean failed,
    boolean leadingWildcard,
    int listLength,
    long offset) {}
