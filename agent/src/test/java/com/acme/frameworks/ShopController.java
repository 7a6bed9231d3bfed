package com.acme.frameworks;

import com.acme.Shop;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.context.request.async.WebAsyncTask;

/** Pages that walk themselves, and pages that have another thread walk. */
@RestController
class ShopController {

  private static final long FOREVER = 60_000;

  private final DataSource dataSource;
  private final ThreadPoolTaskExecutor pool;
  private final Mailer mailer;
  private final Jobs jobs;

  ShopController(DataSource dataSource, ThreadPoolTaskExecutor pool, Mailer mailer, Jobs jobs) {
    this.dataSource = dataSource;
    this.pool = pool;
    this.mailer = mailer;
    this.jobs = jobs;
  }

  private String walk() throws Exception {
    Shop.walkTwice(dataSource);
    return "walked";
  }

  @GetMapping("/authors/{id}")
  String authors(@PathVariable("id") int id) throws Exception {
    return walk();
  }

  @RequestMapping(path = "/orders", method = RequestMethod.POST)
  String order() throws Exception {
    return walk();
  }

  @ReadMapping("/composed/{id}")
  String composed(@PathVariable("id") int id) throws Exception {
    return walk();
  }

  @GetMapping("/broken/{id}")
  String broken(@PathVariable("id") int id) throws Exception {
    walk();
    throw new IllegalStateException("as it was asked to");
  }

  /** On a thread of the pool, when this one has gone. */
  @GetMapping("/callable/{id}")
  Callable<String> callable(@PathVariable("id") int id) {
    return this::walk;
  }

  @GetMapping("/thread/{id}")
  WebAsyncTask<String> thread(@PathVariable("id") int id) {
    return new WebAsyncTask<>(FOREVER, new SimpleAsyncTaskExecutor("own-"), this::walk);
  }

  @GetMapping("/deferred/{id}")
  DeferredResult<String> deferred(@PathVariable("id") int id) {
    DeferredResult<String> result = new DeferredResult<>(FOREVER);
    execute(() -> result.setResult(walk()));
    return result;
  }

  /** Nobody ever sets the result: it is given when the time is over. */
  @GetMapping("/late/{id}")
  DeferredResult<String> late(@PathVariable("id") int id) throws Exception {
    walk();
    return new DeferredResult<>(1L, "too late");
  }

  @GetMapping("/pool/{id}")
  String pool(@PathVariable("id") int id) throws Exception {
    return pool.submitCompletable((Callable<String>) this::walk).get();
  }

  @GetMapping("/async/{id}")
  String async(@PathVariable("id") int id) throws Exception {
    return mailer.mail().get();
  }

  /** Has a job run on a thread of the pool, when this request is over. */
  @GetMapping("/leaving/{id}")
  String leaving(@PathVariable("id") int id) {
    execute(
        () -> {
          Frameworks.LEFT.await();
          jobs.swept();
        });
    return "left";
  }

  private void execute(AtStart.Work work) {
    pool.execute(
        () -> {
          try {
            work.run();
          } catch (Exception failure) {
            throw new IllegalStateException(failure);
          }
        });
  }
}
