/**
 * The entry into a JVM, seen by the application's class loader: it knows the JDK only, and hands
 * over to what lies inside of the jar, which no other class loader sees.
 */
@NullMarked
package dev.roundtrip.agent;

import org.jspecify.annotations.NullMarked;
