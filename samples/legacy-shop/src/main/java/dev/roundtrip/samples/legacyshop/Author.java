package dev.roundtrip.samples.legacyshop;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import java.util.List;

@Entity
class Author {
  @Id private Long id;
  private String name;

  @OneToMany(mappedBy = "author")
  private List<Book> books;

  @SuppressWarnings("NullAway.Init") // Hibernate sets the fields.
  protected Author() {}

  String getName() {
    return name;
  }

  List<Book> getBooks() {
    return books;
  }
}
