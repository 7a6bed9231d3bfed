/** A shop of servlets, hand-written JDBC and Hibernate that knows nothing of Roundtrip. */
@NullMarked
package dev.roundtrip.samples.legacyshop;

import org.jspecify.annotations.NullMarked;
