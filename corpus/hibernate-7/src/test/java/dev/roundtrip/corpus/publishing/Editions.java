package dev.roundtrip.corpus.publishing;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** For Edition. */
public interface Editions extends JpaRepository<Edition, Long> {
  List<Edition> findByIdLessThanEqual(long id);
}
