/**
 * What users read: how a database runs a statement, as one tree whatever the database. Depends on
 * nothing.
 */
@NullMarked
package dev.roundtrip.plan;

import org.jspecify.annotations.NullMarked;
