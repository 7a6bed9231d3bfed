package dev.roundtrip.spring.boot;

import dev.roundtrip.Roundtrip;
import dev.roundtrip.finding.FindingListener;
import dev.roundtrip.spi.RoundtripExtension;
import dev.roundtrip.spring.internal.DataSourcePostProcessor;
import dev.roundtrip.spring.internal.ExecutorPostProcessor;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Role;
import org.springframework.core.env.Environment;

/** Observes each {@code DataSource} bean, unless {@code roundtrip.enabled} is {@code false}. */
@AutoConfiguration
@ConditionalOnClass({DataSource.class, Roundtrip.class})
@ConditionalOnProperty(name = "roundtrip.enabled", matchIfMissing = true)
@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
class RoundtripAutoConfiguration {

  /** Read once: that costs more than most of what is made here. */
  @Bean
  @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
  static Settings roundtripSettings(Environment environment) {
    return Settings.of(environment);
  }

  @Bean
  @ConditionalOnMissingBean
  @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
  Roundtrip roundtrip(
      Settings settings,
      ObjectProvider<RoundtripBuilderCustomizer> customizers,
      ObjectProvider<RoundtripExtension> extensions,
      LateListeners listeners) {
    Roundtrip.Builder builder;
    try {
      builder = Roundtrip.fromProperties(settings.sources());
    } catch (IllegalArgumentException wrong) {
      throw new InvalidRoundtripConfigurationException(String.valueOf(wrong.getMessage()), wrong);
    }
    extensions.orderedStream().forEach(builder::extendedBy);
    builder.onFinding(listeners);
    customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
    return builder.build();
  }

  @Bean
  @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
  LateListeners roundtripLateListeners(ObjectProvider<FindingListener> listeners) {
    return new LateListeners(listeners);
  }

  @Bean
  @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
  Handlers roundtripHandlers() {
    return new Handlers();
  }

  @Bean
  @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
  RepositoryMethods roundtripRepositoryMethods() {
    return new RepositoryMethods();
  }

  @Bean
  @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
  SpringWords roundtripSpringWords(Handlers handlers, RepositoryMethods repositories) {
    return new SpringWords(handlers, repositories);
  }

  @Bean
  @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
  static DataSourcePostProcessor roundtripDataSourcePostProcessor(
      ConfigurableListableBeanFactory beans, Settings settings) {
    return new DataSourcePostProcessor(new ContextBeans(beans, settings), beans);
  }

  @Bean
  @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
  static ExecutorPostProcessor roundtripExecutorPostProcessor(
      ConfigurableListableBeanFactory beans) {
    return new ExecutorPostProcessor(new TasksOfScopes(beans), beans);
  }

  @Bean
  SelfCheck roundtripSelfCheck(
      Roundtrip roundtrip, ConfigurableListableBeanFactory beans, Settings settings) {
    return new SelfCheck(roundtrip, beans, settings);
  }

  @Bean
  RunnerScope roundtripRunnerScope(Roundtrip roundtrip) {
    return new RunnerScope(roundtrip);
  }
}
