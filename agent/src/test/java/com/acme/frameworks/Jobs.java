package com.acme.frameworks;

import com.acme.Shop;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.scheduling.annotation.Scheduled;

/** Jobs that work so often and no more, however often they run. */
class Jobs {

  static final int RUNS = 4;

  private final DataSource dataSource;
  private final CountDownLatch background;
  private final AtomicInteger nights = new AtomicInteger();

  Jobs(DataSource dataSource, CountDownLatch background) {
    this.dataSource = dataSource;
    this.background = background;
  }

  @Scheduled(fixedRate = 10)
  void nightly() throws Exception {
    if (nights.getAndIncrement() < 2) {
      work();
    }
  }

  @Once
  void once() throws Exception {
    work();
  }

  /** Never by the scheduler. */
  @Scheduled(cron = Scheduled.CRON_DISABLED)
  void swept() throws Exception {
    work();
  }

  private void work() throws Exception {
    Shop.walkTwice(dataSource);
    background.countDown();
  }

  /** An annotation that the application has made of Spring's. */
  @Retention(RetentionPolicy.RUNTIME)
  @Scheduled(fixedDelay = Long.MAX_VALUE / 2)
  @interface Once {}
}
