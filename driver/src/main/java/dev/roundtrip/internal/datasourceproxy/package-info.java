/**
 * The door through datasource-proxy: its events, told to the probes. The only package beside {@link
 * dev.roundtrip.RoundtripQueryListener} that may know that library, which need not be there.
 */
@NullMarked
package dev.roundtrip.internal.datasourceproxy;

import org.jspecify.annotations.NullMarked;
