/** The agent at work: what it was told, what it says, and where units of work begin. */
@NullMarked
package dev.roundtrip.agent.runtime;

import org.jspecify.annotations.NullMarked;
