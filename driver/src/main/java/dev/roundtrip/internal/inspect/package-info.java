/**
 * The command {@code inspect}: what a database tells of itself, read-only and without an
 * application. It runs from the plain archive alone, so that nothing here may need another library.
 */
@NullMarked
package dev.roundtrip.internal.inspect;

import org.jspecify.annotations.NullMarked;
