/** Each door, and what is the same behind all of them. */
@NullMarked
package dev.roundtrip.door;

import org.jspecify.annotations.NullMarked;
