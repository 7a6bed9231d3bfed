package dev.roundtrip.corpus.publishing;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** For Book. */
public interface Books extends JpaRepository<Book, Long> {
  List<Book> findByIdLessThanEqualOrderById(long id);

  List<Book> findByAuthorId(long authorId);

  List<Book> findByAuthorIdIn(Collection<Long> authorIds);

  long countByAuthorId(long authorId);

  boolean existsByAuthorId(long authorId);

  Optional<Book> findFirstByAuthorIdOrderByIdDesc(long authorId);

  List<Book> findByTitle(String title);

  @EntityGraph("Book.publisher")
  List<Book> findWithPublisherByIdLessThanEqual(long id);

  @Query(
      "select b.title as title, p.name as publisher from Book b join b.publisher p where b.id <="
          + " :id")
  List<Label> labels(long id);

  /** What is printed on a book. */
  interface Label {
    String getTitle();

    String getPublisher();
  }
}
