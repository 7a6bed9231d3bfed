package dev.roundtrip.spring.boot;

import dev.roundtrip.Roundtrip;

/** A bean that changes what the configuration says, before the context's Roundtrip is built. */
@FunctionalInterface
public interface RoundtripBuilderCustomizer {

  /** Called once; several are called in their order. */
  void customize(Roundtrip.Builder builder);
}
