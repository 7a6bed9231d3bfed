package dev.roundtrip.corpus.publishing;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** For Review. */
public interface Reviews extends JpaRepository<Review, Long> {
  List<Review> findByBookId(long bookId);
}
