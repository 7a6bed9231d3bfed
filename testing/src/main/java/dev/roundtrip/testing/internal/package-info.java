/** What frameworks and running tests know of each other. Not for use outside of this project. */
@NullMarked
package dev.roundtrip.testing.internal;

import org.jspecify.annotations.NullMarked;
