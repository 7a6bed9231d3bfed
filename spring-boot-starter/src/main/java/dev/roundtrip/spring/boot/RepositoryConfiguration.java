package dev.roundtrip.spring.boot;

import dev.roundtrip.Roundtrip;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Role;
import org.springframework.data.repository.core.support.RepositoryFactoryBeanSupport;

/** Names methods of Spring Data's repositories. */
@AutoConfiguration(before = RoundtripAutoConfiguration.class)
@ConditionalOnClass({Roundtrip.class, RepositoryFactoryBeanSupport.class})
@ConditionalOnProperty(name = "roundtrip.enabled", matchIfMissing = true)
class RepositoryConfiguration {

  @Bean
  @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
  static RepositoryPostProcessor roundtripRepositoryPostProcessor(BeanFactory beans) {
    return new RepositoryPostProcessor(beans);
  }
}
