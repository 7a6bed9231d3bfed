package dev.roundtrip.corpus.publishing;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Of books. */
@Entity
@Table(name = "author")
public class Author {
  @Id private Long id;
  private String name;
  private String country;

  @OneToMany(mappedBy = "author")
  private List<Book> books = new ArrayList<>();

  @ElementCollection
  @CollectionTable(name = "author_nickname", joinColumns = @JoinColumn(name = "author_id"))
  @Column(name = "nickname")
  private Set<String> nicknames = new HashSet<>();

  public Long getId() {
    return id;
  }

  public String getName() {
    return name;
  }

  public String getCountry() {
    return country;
  }

  public List<Book> getBooks() {
    return books;
  }

  public Set<String> getNicknames() {
    return nicknames;
  }

  public void setCountry(String country) {
    this.country = country;
  }
}
