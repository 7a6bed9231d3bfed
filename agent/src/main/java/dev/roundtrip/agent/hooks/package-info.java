/**
 * What happens in a call, whoever's probes it is told to: depth, nesting, the state of an object.
 */
@NullMarked
package dev.roundtrip.agent.hooks;

import org.jspecify.annotations.NullMarked;
