package com.acme.frameworks;

import com.acme.Shop;
import javax.sql.DataSource;

/** Knows no route. */
public final class AuthorResource implements Writers {

  private final DataSource dataSource;

  AuthorResource(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Override
  public String writer(String name) throws Exception {
    Shop.walkTwice(dataSource);
    return name;
  }
}
