package com.acme.frameworks;

import javax.sql.DataSource;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Has only what it inherits. */
@RestController
@RequestMapping("/publishers")
class PublisherController extends BooksController {

  PublisherController(DataSource dataSource) {
    super(dataSource);
  }
}
