/** A bookstore with one of each problem that Roundtrip finds, each beside its repair. */
@NullMarked
package dev.roundtrip.samples.bookstore;

import org.jspecify.annotations.NullMarked;
