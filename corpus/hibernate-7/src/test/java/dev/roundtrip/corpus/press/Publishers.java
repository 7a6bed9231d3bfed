package dev.roundtrip.corpus.press;

import java.util.List;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

/** For {@link Publisher}. */
public interface Publishers extends ListCrudRepository<Publisher, Long> {
  boolean existsByName(String name);

  @Query("select id, name from publisher where id <= :id")
  List<Publisher> upTo(long id);
}
