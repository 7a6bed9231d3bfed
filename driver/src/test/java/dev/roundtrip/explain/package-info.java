/** A slow statement's finding carries its plan, on real databases. */
@NullMarked
package dev.roundtrip.explain;

import org.jspecify.annotations.NullMarked;
