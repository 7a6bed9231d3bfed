package com.acme.frameworks;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A page whose annotations are on an interface. */
interface DeclaredPage {

  @GetMapping("/declared/{name}")
  String declared(@PathVariable("name") String name) throws Exception;
}
