package com.acme;

import com.zaxxer.hikari.HikariDataSource;
import dev.roundtrip.Roundtrip;
import dev.roundtrip.Scope;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** An application that has the driver, and asks it to observe its pool. */
public final class WithDriver {

  private WithDriver() {}

  public static void main(String[] arguments) throws Exception {
    AtomicInteger findings = new AtomicInteger();
    try (Roundtrip roundtrip =
            Roundtrip.builder().onFinding(finding -> findings.incrementAndGet()).build();
        HikariDataSource pool = Shop.open("both")) {
      DataSource observed = roundtrip.wrap(pool);
      try (Scope scope = roundtrip.openScope("page")) {
        Shop.walk(observed);
        System.out.println("statements " + scope.statements());
      }
      System.out.println("same object " + (observed == pool));
    }
    System.out.println("findings " + findings.get());
  }
}
