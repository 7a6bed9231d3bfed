package dev.roundtrip.samples.bookstore;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
class Customer {
  @Id private Long id;
  private String name;

  @SuppressWarnings("NullAway.Init") // Hibernate sets the fields.
  protected Customer() {}

  String getName() {
    return name;
  }
}
