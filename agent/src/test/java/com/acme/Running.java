package com.acme;

import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Walks each time a line comes, so that a test decides when; ends with its input. */
public final class Running {

  private Running() {}

  public static void main(String[] arguments) throws Exception {
    try (HikariDataSource dataSource = Shop.open("running");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      Shop.walk(dataSource);
      System.out.println("ready");
      while (lines.readLine() != null) {
        Shop.walk(dataSource);
        System.out.println("walked");
      }
    }
  }
}
