/**
 * How the beans of a Spring context are observed: shared by the starter and by {@code
 * roundtrip-testing}, and no API.
 */
@NullMarked
package dev.roundtrip.spring.internal;

import org.jspecify.annotations.NullMarked;
