package dev.roundtrip.samples.bookstore;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import java.util.List;

@Entity
class Author {
  @Id private Long id;
  private String name;
  private boolean featured;

  @OneToMany(mappedBy = "author")
  private List<Book> books;

  @SuppressWarnings("NullAway.Init") // Hibernate sets the fields.
  protected Author() {}

  String getName() {
    return name;
  }

  boolean isFeatured() {
    return featured;
  }

  List<Book> getBooks() {
    return books;
  }
}
