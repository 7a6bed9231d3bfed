package com.acme.frameworks;

import com.acme.Shop;
import javax.sql.DataSource;
import org.springframework.web.bind.annotation.RestController;

/** Knows no route. */
@RestController
class DeclaredController implements DeclaredPage {

  private final DataSource dataSource;

  DeclaredController(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Override
  public String declared(String name) throws Exception {
    Shop.walkTwice(dataSource);
    return "walked";
  }
}
