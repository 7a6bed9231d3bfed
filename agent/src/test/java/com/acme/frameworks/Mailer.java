package com.acme.frameworks;

import com.acme.Shop;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.springframework.scheduling.annotation.Async;

/** Works on Spring's executor. */
class Mailer {

  private final DataSource dataSource;

  Mailer(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Async
  Future<String> mail() throws Exception {
    Shop.walkTwice(dataSource);
    return CompletableFuture.completedFuture("walked");
  }
}
