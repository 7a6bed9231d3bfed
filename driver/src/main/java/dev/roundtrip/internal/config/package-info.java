/**
 * The one configuration model: which keys there are, where their values come from, and what is said
 * when one is wrong. Pure apart from {@link dev.roundtrip.internal.config.Sources}, which reads the
 * class path, a file, the environment and the system properties.
 */
@NullMarked
package dev.roundtrip.internal.config;

import org.jspecify.annotations.NullMarked;
