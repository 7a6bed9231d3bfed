/** Classes that implement JDBC, found and instrumented. Knows byte code, and no probe. */
@NullMarked
package dev.roundtrip.agent.transform;

import org.jspecify.annotations.NullMarked;
