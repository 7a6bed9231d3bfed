package dev.roundtrip.spring.boot;

/** A key of {@code roundtrip.*} is not known, or its value is malformed. */
final class InvalidRoundtripConfigurationException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InvalidRoundtripConfigurationException(String message, IllegalArgumentException cause) {
    super(message, cause);
  }
}
