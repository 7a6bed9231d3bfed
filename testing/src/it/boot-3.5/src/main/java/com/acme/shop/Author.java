package com.acme.shop;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import java.util.List;

@Entity
public class Author {

  @Id private Long id;
  private String name;

  @OneToMany(mappedBy = "author")
  private List<Book> books;

  public String getName() {
    return name;
  }

  public List<Book> getBooks() {
    return books;
  }
}
