/**
 * Finding to text. {@link dev.roundtrip.internal.report.FindingText} is the block that people read
 * in the log; a further form of report is a class beside it. Knows findings and plain data only.
 */
@NullMarked
package dev.roundtrip.internal.report;

import org.jspecify.annotations.NullMarked;
