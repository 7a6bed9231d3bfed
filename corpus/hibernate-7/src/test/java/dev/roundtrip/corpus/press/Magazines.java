package dev.roundtrip.corpus.press;

import java.util.List;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

/** For {@link Magazine}. */
public interface Magazines extends ListCrudRepository<Magazine, Long> {
  List<Magazine> findByIdLessThanEqual(long id);

  @Query("select title from magazine where id <= :id")
  List<String> titles(long id);
}
