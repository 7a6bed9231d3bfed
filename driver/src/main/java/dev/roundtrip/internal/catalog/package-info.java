/**
 * What the database knows of its tables: columns, keys, indexes and how many rows there are. Read
 * on connections of our own only.
 */
@NullMarked
package dev.roundtrip.internal.catalog;

import org.jspecify.annotations.NullMarked;
