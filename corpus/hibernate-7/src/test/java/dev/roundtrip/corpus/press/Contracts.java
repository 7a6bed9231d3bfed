package dev.roundtrip.corpus.press;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

/** For {@link Contract}. */
public interface Contracts extends ListCrudRepository<Contract, Long> {
  List<Contract> findByIdLessThanEqual(long id);
}
