package dev.roundtrip.corpus;

import dev.roundtrip.contract.Engine;
import dev.roundtrip.corpus.publishing.Authors;
import dev.roundtrip.corpus.publishing.Books;
import jakarta.persistence.EntityManagerFactory;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** As Spring Boot would set it up: Hibernate, repositories, transactions. */
@Configuration(proxyBeanMethods = false)
@EnableTransactionManagement
@EnableJpaRepositories(basePackageClasses = Authors.class)
class PublishingApplication {

  @Bean
  LocalContainerEntityManagerFactoryBean entityManagerFactory(
      DataSource dataSource, Engine engine) {
    return Frameworks.bean(
        "spring", Frameworks.HIBERNATE, dataSource, Frameworks.hibernateProperties(engine, 0, 0));
  }

  @Bean
  PlatformTransactionManager transactionManager(EntityManagerFactory factory) {
    return new JpaTransactionManager(factory);
  }

  @Bean
  TransactionTemplate transactionTemplate(PlatformTransactionManager manager) {
    return new TransactionTemplate(manager);
  }

  @Bean
  CatalogService catalogService(Books books) {
    return new CatalogService(books);
  }
}
