/**
 * What instrumented classes call. In the agent's jar these classes are in {@code java.lang}, which
 * every class loader finds, those of OSGi too; so they know {@code java.base} only.
 */
@NullMarked
package dev.roundtrip.agent.bridge;

import org.jspecify.annotations.NullMarked;
