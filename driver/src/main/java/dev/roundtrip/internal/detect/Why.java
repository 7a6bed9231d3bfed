package dev.roundtrip.internal.detect;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes down why executions of one shape are not reported as one kind, for whoever asks {@code
 * whyNot}. Unless somebody does, it is {@link #UNASKED} and no text is made.
 */
@FunctionalInterface
interface Why {

  /** Nobody wants to know. */
  Why UNASKED = reason -> {};

  /** Takes down a reason: the end of a sentence that begins with the kind and a colon. */
  void take(Supplier<String> reason);

  /** The same, as the last line of a method that has nothing to give. */
  @SuppressWarnings("TypeParameterUnusedInFormals") // Always null, which needs no cast.
  default <T> @Nullable T not(Supplier<String> reason) {
    take(reason);
    return null;
  }
}
