package dev.roundtrip.samples.petstore;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;

/** A shop with planted problems; the page at / has a link to each, and to its repaired twin. */
@SpringBootApplication
@EnableAsync
@EnableScheduling
public class Petstore {

  public static void main(String[] arguments) {
    SpringApplication.run(Petstore.class, arguments);
  }
}
