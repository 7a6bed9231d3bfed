package dev.roundtrip.corpus.publishing;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

/** For Draft. */
public interface Drafts extends JpaRepository<Draft, Long> {
  List<Draft> findByTitle(String title);

  @Modifying
  @Query("update Draft d set d.title = :title where d.id = :id")
  int rename(long id, String title);

  @Modifying
  @Query("delete from Draft d where d.id = :id")
  int remove(long id);
}
