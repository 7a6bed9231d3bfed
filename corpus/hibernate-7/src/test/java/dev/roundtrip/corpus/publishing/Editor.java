package dev.roundtrip.corpus.publishing;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;

/** Does not own the key of the desk. */
@Entity
@Table(name = "editor")
public class Editor {
  @Id private Long id;
  private String name;

  @OneToOne(mappedBy = "editor", fetch = FetchType.LAZY)
  private Desk desk;

  public String getName() {
    return name;
  }

  public Desk getDesk() {
    return desk;
  }
}
