package dev.roundtrip.corpus.publishing;

import java.util.List;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.Window;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** For Author. */
public interface Authors extends JpaRepository<Author, Long> {
  List<Author> findByIdLessThanEqualOrderById(long id);

  @Query("select a.id from Author a where a.id <= :id order by a.id")
  List<Long> ids(long id);

  @EntityGraph(attributePaths = "books")
  List<Author> findWithBooksByIdLessThanEqual(long id);

  @Query("select a from Author a left join fetch a.books where a.id <= :id")
  List<Author> fetchWithBooks(long id);

  Page<Author> findByCountry(String country, Pageable page);

  Slice<Author> findSliceByCountry(String country, Pageable page);

  Window<Author> findFirst3ByCountryOrderById(String country, ScrollPosition position);

  @Query(
      "select a.name as name, count(b) as books from Author a left join a.books b where a.id <= :id"
          + " group by a.name")
  List<Shelf> shelves(long id);

  /** An author's name with the number of books. */
  interface Shelf {
    String getName();

    long getBooks();
  }
}
