package com.acme.frameworks;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.web.servlet.config.annotation.AsyncSupportConfigurer;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Spring's part of it. */
@Configuration(proxyBeanMethods = false)
@EnableWebMvc
@EnableScheduling
@EnableAsync
@Import({
  ShopController.class,
  PublisherController.class,
  DeclaredController.class,
  Mailer.class,
  Jobs.class,
  KafkaShop.class,
  JmsShop.class,
  RabbitShop.class,
  Listeners.class,
  Listeners.Refunds.class
})
class SpringShop {

  @Bean
  static ThreadPoolTaskExecutor taskExecutor() {
    ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
    executor.setCorePoolSize(1);
    return executor;
  }

  @Bean
  static WebMvcConfigurer asynchronous(ThreadPoolTaskExecutor executor) {
    return new WebMvcConfigurer() {
      @Override
      public void configureAsyncSupport(AsyncSupportConfigurer support) {
        support.setTaskExecutor(executor);
      }
    };
  }
}
