/**
 * The state of JDBC objects, over the probes of one copy of the driver: the agent's own, or that of
 * an application.
 */
@NullMarked
package dev.roundtrip.agent.states;

import org.jspecify.annotations.NullMarked;
