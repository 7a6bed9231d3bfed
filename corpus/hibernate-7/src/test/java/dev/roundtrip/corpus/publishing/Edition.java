package dev.roundtrip.corpus.publishing;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

/** With an association that is eager because nobody said otherwise. */
@Entity
@Table(name = "edition")
public class Edition {
  @Id private Long id;
  private String format;

  @ManyToOne
  @JoinColumn(name = "publisher_id")
  private Publisher publisher;

  public String getFormat() {
    return format;
  }

  public Publisher getPublisher() {
    return publisher;
  }
}
