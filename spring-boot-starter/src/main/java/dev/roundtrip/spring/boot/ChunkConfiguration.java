package dev.roundtrip.spring.boot;

import dev.roundtrip.Roundtrip;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Role;
import org.springframework.transaction.ConfigurableTransactionManager;

/** Chunks of Spring Batch, where that is. */
@AutoConfiguration(after = RoundtripAutoConfiguration.class)
@ConditionalOnClass(
    value = {Roundtrip.class, ObservationRegistry.class, ConfigurableTransactionManager.class},
    name = "org.springframework.batch.core.repository.JobRepository")
@ConditionalOnProperty(name = "roundtrip.enabled", matchIfMissing = true)
class ChunkConfiguration {

  @Bean
  @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
  static OpenSteps roundtripOpenSteps() {
    return new OpenSteps();
  }

  /** The application's own transaction managers have to be told too, not only Boot's. */
  @Bean
  @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
  static BeanPostProcessor roundtripChunkPostProcessor(BeanFactory beans, OpenSteps steps) {
    ChunkScopes chunks = new ChunkScopes(beans, steps);
    return new BeanPostProcessor() {
      @Override
      public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof ConfigurableTransactionManager manager) {
          manager.addListener(chunks);
        }
        return bean;
      }
    };
  }
}
