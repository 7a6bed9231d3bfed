/**
 * Auto-configuration for Spring Boot. What an application may type is {@link
 * dev.roundtrip.spring.boot.RoundtripBuilderCustomizer}; everything else comes by itself.
 */
@NullMarked
package dev.roundtrip.spring.boot;

import org.jspecify.annotations.NullMarked;
