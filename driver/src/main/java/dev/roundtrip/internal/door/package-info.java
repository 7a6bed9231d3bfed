/**
 * What stands behind a {@code jdbc:roundtrip:} URL: the URL, driver and data source of the
 * database. Knows JDBC, and nothing of what is observed.
 */
@NullMarked
package dev.roundtrip.internal.door;

import org.jspecify.annotations.NullMarked;
