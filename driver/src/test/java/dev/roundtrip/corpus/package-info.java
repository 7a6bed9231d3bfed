/**
 * Code as people write it, each piece labelled with what is wrong with it or why nothing is. The
 * labels were written before the detectors saw the code.
 */
@NullMarked
package dev.roundtrip.corpus;

import org.jspecify.annotations.NullMarked;
