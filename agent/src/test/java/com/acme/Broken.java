package com.acme;

import com.zaxxer.hikari.HikariDataSource;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Loads a class of JDBC whose byte code is broken, and goes on. */
public final class Broken {

  private Broken() {}

  public static void main(String[] arguments) throws Exception {
    byte[] file;
    try (InputStream stream = Broken.class.getResourceAsStream("/org/h2/Driver.class")) {
      file = stream.readAllBytes();
    }
    byte[] cut = java.util.Arrays.copyOf(file, file.length / 2);
    byte[] noise = "java/sql/Connection, and no class".getBytes(StandardCharsets.UTF_8);
    for (byte[] broken : new byte[][] {cut, noise}) {
      try {
        new ClassLoader(null) {
          Class<?> define() {
            return defineClass(null, broken, 0, broken.length);
          }
        }.define();
        throw new AssertionError("was loaded");
      } catch (ClassFormatError asWithoutAnAgent) {
        System.out.println("refused by the JVM: " + asWithoutAnAgent.getClass().getSimpleName());
      }
    }
    try (HikariDataSource dataSource = Shop.open("broken")) {
      Shop.walk(dataSource);
    }
    System.out.println("done");
  }
}
