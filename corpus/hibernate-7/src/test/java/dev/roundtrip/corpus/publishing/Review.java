package dev.roundtrip.corpus.publishing;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

/** Of a book. */
@Entity
@Table(name = "review")
public class Review {
  @Id private Long id;
  private int stars;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "book_id")
  private Book book;

  public Long getId() {
    return id;
  }

  public int getStars() {
    return stars;
  }

  public Book getBook() {
    return book;
  }
}
