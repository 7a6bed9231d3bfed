/**
 * What users read: the verdicts, and the listener that receives them. Depends on nothing. A new
 * kind of verdict is a record here, permitted by {@link dev.roundtrip.finding.Finding}.
 */
@NullMarked
package dev.roundtrip.finding;

import org.jspecify.annotations.NullMarked;
