package dev.roundtrip.corpus.press;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

/** For {@link Edition}. */
public interface Editions extends ListCrudRepository<Edition, Long> {
  List<Edition> findByIdLessThanEqual(long id);
}
