package com.acme;

import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** What blocks runs on other threads. */
@RestController
public class ReactiveController {

  private final Items items;

  ReactiveController(Items items) {
    this.items = items;
  }

  @GetMapping("/items/{id}")
  Mono<Long> one(@PathVariable long id) {
    return blocking(() -> items.price(id));
  }

  @GetMapping("/items")
  Mono<List<Long>> all() {
    return blocking(items::ids)
        .flatMapMany(Flux::fromIterable)
        .flatMap(id -> blocking(() -> items.price(id)))
        .collectList();
  }

  @GetMapping("/failing/{id}")
  Mono<Long> failing(@PathVariable long id) {
    return blocking(() -> items.price(-id));
  }

  private static <T> Mono<T> blocking(Callable<T> work) {
    return Mono.fromCallable(work).subscribeOn(Schedulers.boundedElastic());
  }
}
