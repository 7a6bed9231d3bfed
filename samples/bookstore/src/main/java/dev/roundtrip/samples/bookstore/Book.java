package dev.roundtrip.samples.bookstore;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.math.BigDecimal;

@Entity
class Book {
  @Id private Long id;
  private String title;
  private BigDecimal price;

  @ManyToOne(fetch = FetchType.LAZY)
  private Author author;

  @SuppressWarnings("NullAway.Init") // Hibernate sets the fields.
  protected Book() {}

  String getTitle() {
    return title;
  }

  BigDecimal getPrice() {
    return price;
  }

  Author getAuthor() {
    return author;
  }
}
