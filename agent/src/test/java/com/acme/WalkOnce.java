package com.acme;

import com.zaxxer.hikari.HikariDataSource;

public final class WalkOnce {

  private WalkOnce() {}

  public static void main(String[] arguments) throws Exception {
    try (HikariDataSource dataSource = Shop.open("once")) {
      Shop.walk(dataSource);
    }
    System.out.println("done");
  }
}
