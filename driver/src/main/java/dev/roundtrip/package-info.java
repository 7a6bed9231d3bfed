/**
 * What users type: {@link dev.roundtrip.Roundtrip} and its builder, {@link dev.roundtrip.Scope}.
 * Assembles the rest.
 */
@NullMarked
package dev.roundtrip;

import org.jspecify.annotations.NullMarked;
