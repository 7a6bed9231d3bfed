/**
 * The promise that nothing changes for the application: one script of JDBC calls, run on a raw and
 * on an observed connection of the same database, through every door, with every pool, and the two
 * transcripts compared. A theme is an interface of tests, a database a {@link
 * dev.roundtrip.equal.Fixture}, a door a {@link dev.roundtrip.equal.Subject}.
 */
@NullMarked
package dev.roundtrip.equal;

import org.jspecify.annotations.NullMarked;
