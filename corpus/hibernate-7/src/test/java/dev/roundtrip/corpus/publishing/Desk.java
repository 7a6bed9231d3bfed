package dev.roundtrip.corpus.publishing;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;

/** Of an editor. */
@Entity
@Table(name = "desk")
public class Desk {
  @Id private Long id;
  private int room;

  @OneToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "editor_id")
  private Editor editor;

  public int getRoom() {
    return room;
  }

  public Editor getEditor() {
    return editor;
  }
}
