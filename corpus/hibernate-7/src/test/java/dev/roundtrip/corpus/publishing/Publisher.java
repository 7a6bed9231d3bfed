package dev.roundtrip.corpus.publishing;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Id;

/** Of books and editions. */
@Entity
@Table(name = "publisher")
public class Publisher {
  @Id private Long id;
  private String name;

  public Long getId() {
    return id;
  }

  public String getName() {
    return name;
  }
}
