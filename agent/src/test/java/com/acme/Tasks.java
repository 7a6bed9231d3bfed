package com.acme;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** How a request has another thread do its work, and waits for it. */
enum Tasks {
  POOL {
    @Override
    void run(Callable<?> work) throws Exception {
      on(Executors.newFixedThreadPool(1), work);
    }
  },

  /** A pool that has no thread for it, so that the one that hands it over runs it. */
  CALLER_RUNS {
    @Override
    void run(Callable<?> work) throws Exception {
      CountDownLatch over = new CountDownLatch(1);
      ThreadPoolExecutor pool =
          new ThreadPoolExecutor(
              1,
              1,
              0,
              TimeUnit.SECONDS,
              new SynchronousQueue<>(),
              new ThreadPoolExecutor.CallerRunsPolicy());
      pool.execute(() -> await(over));
      on(pool, work);
      over.countDown();
    }
  },

  SCHEDULER {
    @Override
    void run(Callable<?> work) throws Exception {
      ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);
      scheduler.schedule(work, 1, TimeUnit.MILLISECONDS).get();
      scheduler.shutdown();
    }
  },

  FORK_JOIN {
    @Override
    void run(Callable<?> work) throws Exception {
      on(new ForkJoinPool(2), work);
    }
  },

  COMMON_POOL {
    @Override
    void run(Callable<?> work) throws Exception {
      ForkJoinPool.commonPool().submit(work).get();
    }
  },

  /** In the common pool, or in a thread of its own where there are too few processors. */
  FUTURE {
    @Override
    void run(Callable<?> work) throws Exception {
      CompletableFuture.supplyAsync(unchecked(work)).get();
    }
  },

  FUTURE_IN_POOL {
    @Override
    void run(Callable<?> work) throws Exception {
      ForkJoinPool pool = new ForkJoinPool(2);
      CompletableFuture.runAsync(() -> {}, pool)
          .thenApplyAsync(ignored -> unchecked(work).get(), pool)
          .get();
      pool.shutdown();
    }
  },

  VIRTUAL {
    @Override
    void run(Callable<?> work) throws Exception {
      on(
          (ExecutorService)
              Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null),
          work);
    }
  },

  /** Goes on when the request is long over, and is no part of it. */
  PERIODIC {
    @Override
    void run(Callable<?> work) throws Exception {
      ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);
      CountDownLatch once = new CountDownLatch(1);
      ScheduledFuture<?> repeated =
          scheduler.scheduleAtFixedRate(
              () -> {
                System.out.println(unchecked(work).get());
                once.countDown();
              },
              0,
              1,
              TimeUnit.HOURS);
      await(once);
      repeated.cancel(true);
      scheduler.shutdownNow();
    }
  },

  /** A pool makes a second connection while the request waits; what prepares it is the pool's. */
  POOL_OF_CONNECTIONS {
    @Override
    void run(Callable<?> work) throws Exception {
      try (HikariDataSource pool = new HikariDataSource()) {
        pool.setJdbcUrl("jdbc:h2:mem:filled");
        pool.setConnectionInitSql("select 'prepared'");
        pool.setMinimumIdle(1);
        pool.setMaximumPoolSize(2);
        try (Connection first = pool.getConnection();
            Connection second = pool.getConnection();
            Statement statement = second.createStatement()) {
          System.out.println(first != second);
          statement.execute("select 'asked'");
        }
      }
    }
  };

  abstract void run(Callable<?> work) throws Exception;

  private static void on(ExecutorService executor, Callable<?> work) throws Exception {
    executor.submit(work).get();
    executor.shutdown();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  private static Supplier<Object> unchecked(Callable<?> work) {
    return () -> {
      try {
        return work.call();
      } catch (Exception failure) {
        throw new CompletionException(failure);
      }
    };
  }
}
