package com.acme.shop;

import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class AuthorController {

  private final AuthorService authors;

  AuthorController(AuthorService authors) {
    this.authors = authors;
  }

  @GetMapping("/authors")
  List<String> list() {
    return authors.list();
  }

  @GetMapping("/authors/repaired")
  List<String> listRepaired() {
    return authors.listRepaired();
  }

  /** Spring MVC has an executor of its context call this. */
  @GetMapping("/authors/deferred")
  Callable<List<String>> listDeferred() {
    return authors::list;
  }
}
