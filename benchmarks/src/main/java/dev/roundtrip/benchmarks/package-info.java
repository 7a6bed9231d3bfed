/** What observing JDBC costs: Roundtrip beside other tools, in one run. */
@NullMarked
package dev.roundtrip.benchmarks;

import org.jspecify.annotations.NullMarked;
