package dev.roundtrip.spring.boot;

import dev.roundtrip.Roundtrip;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.scheduling.annotation.SchedulingConfigurer;

/** Units of work that Spring marks by observations. */
@AutoConfiguration(
    after = RoundtripAutoConfiguration.class,
    afterName = {
      "org.springframework.boot.actuate.autoconfigure.observation.ObservationAutoConfiguration",
      "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration"
    })
@ConditionalOnClass({ObservationRegistry.class, Roundtrip.class})
@ConditionalOnBean(Roundtrip.class)
class ObservationConfiguration {

  /** Boot gives it to the registry, which may be needed long before a data source is. */
  @Bean
  @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
  static ScopeObservationHandler roundtripScopeObservationHandler(
      BeanFactory beans, ObjectProvider<OpenSteps> steps) {
    return new ScopeObservationHandler(beans, steps.getIfAvailable());
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnBean(ObservationRegistry.class)
  static class WithRegistry {

    @Bean
    SpanEvents roundtripSpanEvents(ObservationRegistry observations) {
      return new SpanEvents(observations);
    }
  }

  /** Without Actuator nobody has a registry; {@code @Scheduled} can be given one of ours. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnMissingBean(ObservationRegistry.class)
  static class WithoutRegistry {

    @Bean
    SchedulingConfigurer roundtripSchedulingConfigurer(ScopeObservationHandler handler) {
      ObservationRegistry own = ObservationRegistry.create();
      own.observationConfig().observationHandler(handler);
      return tasks -> {
        if (tasks.getObservationRegistry() == null) {
          tasks.setObservationRegistry(own);
        }
      };
    }
  }
}
