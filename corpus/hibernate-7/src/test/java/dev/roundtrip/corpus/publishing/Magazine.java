package dev.roundtrip.corpus.publishing;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;

/** With collections that are fetched in batches and by a subselect. */
@Entity
@Table(name = "magazine")
public class Magazine {
  @Id private Long id;
  private String title;

  @OneToMany(mappedBy = "magazine")
  @BatchSize(size = 50)
  private List<Article> articles = new ArrayList<>();

  @OneToMany(mappedBy = "magazine")
  @Fetch(FetchMode.SUBSELECT)
  private List<Issue> issues = new ArrayList<>();

  public String getTitle() {
    return title;
  }

  public List<Article> getArticles() {
    return articles;
  }

  public List<Issue> getIssues() {
    return issues;
  }
}
