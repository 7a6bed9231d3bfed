@NullMarked
package dev.roundtrip.benchmarks;

import org.jspecify.annotations.NullMarked;
