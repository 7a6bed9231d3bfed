package dev.roundtrip.corpus.publishing;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Numbered by the application. */
@Entity
@Table(name = "draft")
public class Draft {
  @Id private Long id;
  private String title;

  protected Draft() {}

  public Draft(Long id, String title) {
    this.id = id;
    this.title = title;
  }

  public Long getId() {
    return id;
  }

  public String getTitle() {
    return title;
  }

  public void setTitle(String title) {
    this.title = title;
  }
}
