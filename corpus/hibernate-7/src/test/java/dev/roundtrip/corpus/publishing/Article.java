package dev.roundtrip.corpus.publishing;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

/** Of a magazine. */
@Entity
@Table(name = "article")
public class Article {
  @Id private Long id;
  private String title;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "magazine_id")
  private Magazine magazine;

  public String getTitle() {
    return title;
  }

  public Magazine getMagazine() {
    return magazine;
  }
}
