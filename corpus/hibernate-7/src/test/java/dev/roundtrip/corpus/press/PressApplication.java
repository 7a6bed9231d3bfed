package dev.roundtrip.corpus.press;

import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jdbc.core.convert.JdbcCustomConversions;
import org.springframework.data.jdbc.core.mapping.JdbcMappingContext;
import org.springframework.data.jdbc.repository.config.AbstractJdbcConfiguration;
import org.springframework.data.jdbc.repository.config.EnableJdbcRepositories;
import org.springframework.data.relational.RelationalManagedTypes;
import org.springframework.data.relational.core.mapping.NamingStrategy;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Aggregates on Spring Data JDBC. */
@Configuration(proxyBeanMethods = false)
@EnableJdbcRepositories(basePackageClasses = PressApplication.class)
public class PressApplication extends AbstractJdbcConfiguration {

  @Bean
  NamedParameterJdbcOperations jdbcOperations(DataSource dataSource) {
    return new NamedParameterJdbcTemplate(dataSource);
  }

  @Bean
  PlatformTransactionManager transactionManager(DataSource dataSource) {
    return new JdbcTransactionManager(dataSource);
  }

  @Bean
  TransactionTemplate transactionTemplate(PlatformTransactionManager manager) {
    return new TransactionTemplate(manager);
  }

  @Bean
  @Override
  public JdbcMappingContext jdbcMappingContext(
      Optional<NamingStrategy> naming,
      JdbcCustomConversions conversions,
      RelationalManagedTypes types) {
    JdbcMappingContext context = super.jdbcMappingContext(naming, conversions, types);
    context.setForceQuote(false);
    return context;
  }
}
