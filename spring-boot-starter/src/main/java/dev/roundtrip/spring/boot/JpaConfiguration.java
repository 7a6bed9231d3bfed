package dev.roundtrip.spring.boot;

import dev.roundtrip.Roundtrip;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Role;

/** Names associations of JPA entities, where Hibernate is. */
@AutoConfiguration(before = RoundtripAutoConfiguration.class)
@ConditionalOnClass({Roundtrip.class, EntityManagerFactory.class, SessionFactoryImplementor.class})
@ConditionalOnProperty(name = "roundtrip.enabled", matchIfMissing = true)
class JpaConfiguration {

  @Bean
  @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
  JpaWords roundtripJpaWords(
      ObjectProvider<EntityManagerFactory> factories, RepositoryMethods repositories) {
    return new JpaWords(factories, repositories);
  }
}
