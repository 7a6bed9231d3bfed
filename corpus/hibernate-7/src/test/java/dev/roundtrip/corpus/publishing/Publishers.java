package dev.roundtrip.corpus.publishing;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** For Publisher. */
public interface Publishers extends JpaRepository<Publisher, Long> {
  Optional<Publisher> findByName(String name);

  @Query("select p.name from Publisher p where p.id = :id")
  String nameOf(long id);
}
