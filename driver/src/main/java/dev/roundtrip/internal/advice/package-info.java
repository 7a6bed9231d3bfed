/**
 * Rules: what was measured of a statement, its plan and its tables in, recommendations out. Each
 * rule is a class. Never JDBC.
 */
@NullMarked
package dev.roundtrip.internal.advice;

import org.jspecify.annotations.NullMarked;
