package dev.roundtrip.samples.legacyshop;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

@Entity
class Book {
  @Id private Long id;
  private String title;

  @ManyToOne(fetch = FetchType.LAZY)
  private Author author;

  @SuppressWarnings("NullAway.Init") // Hibernate sets the fields.
  protected Book() {}

  String getTitle() {
    return title;
  }

  Author getAuthor() {
    return author;
  }
}
