package dev.roundtrip.testing.spring;

import java.util.List;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;

/** Has every test context observed. */
final class ObservingCustomizerFactory implements ContextCustomizerFactory {

  /** The same for all classes: it is a part of the key by which they share contexts. */
  @Override
  public ContextCustomizer createContextCustomizer(
      Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
    return new ObservingCustomizer();
  }
}
