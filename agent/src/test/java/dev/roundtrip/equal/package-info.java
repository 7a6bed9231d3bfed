/** The driver's comparison, run in JVMs with and without the agent. */
@NullMarked
package dev.roundtrip.equal;

import org.jspecify.annotations.NullMarked;
