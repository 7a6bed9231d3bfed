/**
 * For those who bring Roundtrip into a framework: what they may add to findings, and what they are
 * told of scopes. Plain data, apart from {@link dev.roundtrip.spi.RoundtripExtension}.
 */
@NullMarked
package dev.roundtrip.spi;

import org.jspecify.annotations.NullMarked;
