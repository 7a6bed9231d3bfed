/**
 * What users of other tools suffer from, one test for each line; the numbers are public threads.
 */
@NullMarked
package dev.roundtrip.pains;

import org.jspecify.annotations.NullMarked;
