/**
 * Observes the data sources of Spring's test contexts. Found by Spring itself; {@link
 * dev.roundtrip.testing.spring.TestHeader} is all that a test may need to know of it.
 */
@NullMarked
package dev.roundtrip.testing.spring;

import org.jspecify.annotations.NullMarked;
