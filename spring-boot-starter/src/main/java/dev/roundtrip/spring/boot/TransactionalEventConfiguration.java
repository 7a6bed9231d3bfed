package dev.roundtrip.spring.boot;

import dev.roundtrip.Roundtrip;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Role;
import org.springframework.transaction.annotation.RestrictedTransactionalEventListenerFactory;

/** What listeners do after a commit is a unit of work of its own, which Spring marks by nothing. */
@AutoConfiguration(after = RoundtripAutoConfiguration.class)
@ConditionalOnClass({Roundtrip.class, RestrictedTransactionalEventListenerFactory.class})
@ConditionalOnProperty(name = "roundtrip.enabled", matchIfMissing = true)
class TransactionalEventConfiguration {

  @Bean
  @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
  static ScopedEventListenerFactory roundtripScopedEventListenerFactory(BeanFactory beans) {
    return new ScopedEventListenerFactory(beans);
  }
}
