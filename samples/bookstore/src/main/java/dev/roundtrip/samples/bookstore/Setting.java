package dev.roundtrip.samples.bookstore;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** A value that the shop's staff may change at any time, such as the currency of its prices. */
@Entity
class Setting {
  @Id private String name;
  private String content;

  @SuppressWarnings("NullAway.Init") // Hibernate sets the fields.
  protected Setting() {}

  String getContent() {
    return content;
  }
}
