package com.acme;

import java.util.stream.LongStream;
import org.springframework.batch.core.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.item.support.ListItemReader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** A job: its classes have other names on the other line of Spring Boot. */
@Configuration(proxyBeanMethods = false)
public class BatchJob {

  @Bean
  Job importing(JobRepository jobs, Step prices, Step refunds) {
    return new JobBuilder("importing", jobs).start(prices).next(refunds).build();
  }

  /** Two chunks of five items; the prices of the second are looked up one by one. */
  @Bean
  Step prices(JobRepository jobs, PlatformTransactionManager transactions, Items items) {
    return new StepBuilder("prices", jobs)
        .<Long, Long>chunk(5, transactions)
        .reader(new ListItemReader<>(LongStream.rangeClosed(1, 10).boxed().toList()))
        .processor(id -> id > 5 ? items.price(id) / 10 : id)
        .writer(ids -> items.raise(ids.getItems()))
        .build();
  }

  /** One chunk of three items, which is rolled back, and the step fails. */
  @Bean
  Step refunds(JobRepository jobs, PlatformTransactionManager transactions, Items items) {
    return new StepBuilder("refunds", jobs)
        .<Long, Long>chunk(5, transactions)
        .reader(new ListItemReader<>(LongStream.rangeClosed(11, 13).boxed().toList()))
        .processor(id -> items.price(id) / 10)
        .writer(
            ids -> {
              items.raise(ids.getItems());
              throw new IllegalStateException("as planned");
            })
        .build();
  }
}
