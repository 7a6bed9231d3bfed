/** Prints the {@code Forwarding*} classes; how to run it stands in {@code ForwardingGenerator}. */
@NullMarked
package dev.roundtrip.internal.jdbc.generator;

import org.jspecify.annotations.NullMarked;
