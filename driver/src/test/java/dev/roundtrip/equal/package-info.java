/**
 * The promise that nothing changes for the application: one script of JDBC calls, run on a raw and
 * on an observed connection of the same database, and the two transcripts compared. A theme is an
 * interface of tests, a database a {@link dev.roundtrip.equal.Fixture}, a door a {@link
 * dev.roundtrip.equal.Subject}.
 *
 * <p>What is run: a wrapped data source and a URL with our prefix on all databases; a wrapped
 * {@code XADataSource} and a wrapped {@code ConnectionPoolDataSource}, by their logical
 * connections, handed out again and again, and by branches of distributed transactions, on those
 * whose drivers have both; a wrapped data source outside and inside of each pool on H2; and one
 * that comes out of JNDI on H2 alone, as it is but another way to a wrapped data source.
 *
 * <p>What is not: the listener for datasource-proxy. The objects that the application then holds
 * are that library's, not ours.
 */
@NullMarked
package dev.roundtrip.equal;

import org.jspecify.annotations.NullMarked;
