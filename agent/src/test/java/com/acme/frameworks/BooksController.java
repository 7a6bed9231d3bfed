package com.acme.frameworks;

import com.acme.Shop;
import javax.sql.DataSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A page that controllers inherit. */
abstract class BooksController {

  private final DataSource dataSource;

  BooksController(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @GetMapping("/{id}/books")
  String books(@PathVariable("id") int id) throws Exception {
    Shop.walkTwice(dataSource);
    return "walked";
  }
}
