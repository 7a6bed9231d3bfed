package dev.roundtrip.corpus.publishing;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** On books. */
@Entity
@Table(name = "tag")
public class Tag {
  @Id private Long id;
  private String name;

  public String getName() {
    return name;
  }
}
