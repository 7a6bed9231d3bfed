/** The back end of the agent's own SLF4J: what the driver logs goes to where the agent writes. */
@NullMarked
package dev.roundtrip.agent.log;

import org.jspecify.annotations.NullMarked;
