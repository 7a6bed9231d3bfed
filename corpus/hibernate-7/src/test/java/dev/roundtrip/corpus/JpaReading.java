package dev.roundtrip.corpus;

import static dev.roundtrip.corpus.App.show;
import static dev.roundtrip.finding.FindingKind.DUPLICATE;
import static dev.roundtrip.finding.FindingKind.LOOKUP_IN_LOOP;
import static dev.roundtrip.finding.NPlusOneVariant.AGGREGATE_PER_ROW;
import static dev.roundtrip.finding.NPlusOneVariant.LAZY_ASSOCIATION;
import static dev.roundtrip.finding.NPlusOneVariant.NESTED;
import static dev.roundtrip.finding.NPlusOneVariant.PROVED;
import static dev.roundtrip.finding.NPlusOneVariant.RECURSIVE_WALK;
import static dev.roundtrip.finding.NPlusOneVariant.SAME_VALUE;
import static dev.roundtrip.finding.NPlusOneVariant.SEVERAL_PER_ROW;

import dev.roundtrip.corpus.publishing.Author;
import dev.roundtrip.corpus.publishing.Book;
import dev.roundtrip.corpus.publishing.Contract;
import dev.roundtrip.corpus.publishing.Edition;
import dev.roundtrip.corpus.publishing.Editor;
import dev.roundtrip.corpus.publishing.Publisher;
import dev.roundtrip.corpus.publishing.Tag;
import dev.roundtrip.corpus.publishing.Topic;
import jakarta.persistence.EntityManager;
import java.util.List;

/** Reading with Jakarta Persistence as people do at first. */
@HeldOut
final class JpaReading {

  private JpaReading() {}

  @Expect(source = "author.id", variant = LAZY_ASSOCIATION)
  static void aLazyCollection(App app, int n) {
    app.hibernate(
        em -> {
          for (Author author : some(em, Author.class, n)) {
            show(author.getBooks().size()); // site: aLazyCollection
          }
        });
  }

  @Expect(source = "book.publisher_id", variant = LAZY_ASSOCIATION)
  static void aLazyParent(App app, int n) {
    app.hibernate(
        em -> {
          for (Book book : some(em, Book.class, n)) {
            show(book.getPublisher().getName()); // site: aLazyParent
          }
        });
  }

  @Expect(source = "book.publisher_id", variant = LAZY_ASSOCIATION)
  static void aLazyParentInAStream(App app, int n) {
    app.hibernate(
        em -> {
          List<String> names =
              some(em, Book.class, n).stream()
                  .map(book -> book.getPublisher().getName()) // site: aLazyParentInAStream
                  .toList();
          show(names);
        });
  }

  @Expect(source = "author.id", variant = LAZY_ASSOCIATION)
  static void anElementCollection(App app, int n) {
    app.hibernate(
        em -> {
          for (Author author : some(em, Author.class, n)) {
            show(String.join(", ", author.getNicknames())); // site: anElementCollection
          }
        });
  }

  @Expect(source = "book.id", variant = LAZY_ASSOCIATION)
  static void aManyToMany(App app, int n) {
    app.hibernate(
        em -> {
          for (Book book : some(em, Book.class, n)) {
            for (Tag tag : book.getTags()) { // site: aManyToMany
              show(tag.getName());
            }
          }
        });
  }

  @Expect(source = "contract.id", variant = LAZY_ASSOCIATION)
  static void aCollectionOfSubclasses(App app, int n) {
    app.hibernate(
        em -> {
          for (Contract contract : some(em, Contract.class, n)) {
            show(contract.getPayments().size()); // site: aCollectionOfSubclasses
          }
        });
  }

  // The key stands on the other side, so Hibernate has to look whether there is a desk.
  @Expect(source = "editor.id")
  static void theInverseSideOfOneToOne(App app, int n) {
    app.hibernate(
        em -> {
          // Labelled first at a call of some(), which sends the query, and is a line like any
          // other.
          String jpql = "select e from Editor e where e.id <= :n";
          var query = em.createQuery(jpql, Editor.class).setParameter("n", (long) n);
          show(query.getResultList()); // site: theInverseSideOfOneToOne
        });
  }

  @Expect(source = "edition.publisher_id")
  static void anEagerParentByJpql(App app, int n) {
    app.hibernate(
        em -> {
          String jpql = "select e from Edition e where e.id <= :n";
          var query = em.createQuery(jpql, Edition.class).setParameter("n", (long) n);
          show(query.getResultList()); // site: anEagerParentByJpql
        });
  }

  @Expect(source = "edition.publisher_id")
  static void anEagerParentByANativeQuery(App app, int n) {
    app.hibernate(
        em -> {
          var query = em.createNativeQuery("select * from edition where id <= ?", Edition.class);
          query.setParameter(1, n);
          show(query.getResultList()); // site: anEagerParentByANativeQuery
        });
  }

  @Expect(source = "edition.publisher_id")
  static void anEagerParentByCriteria(App app, int n) {
    app.hibernate(
        em -> {
          var criteria = em.getCriteriaBuilder().createQuery(Edition.class);
          var root = criteria.from(Edition.class);
          criteria.select(root).where(em.getCriteriaBuilder().le(root.get("id"), n));
          show(em.createQuery(criteria).getResultList()); // site: anEagerParentByCriteria
        });
  }

  @Expect(source = "author.id", variant = PROVED)
  static void findInALoopOverIds(App app, int n) {
    app.hibernate(
        em -> {
          String jpql = "select a.id from Author a where a.id <= :n";
          for (Long id :
              em.createQuery(jpql, Long.class).setParameter("n", (long) n).getResultList()) {
            show(em.find(Author.class, id)); // site: findInALoopOverIds
          }
        });
  }

  @Expect(value = LOOKUP_IN_LOOP, from = 3)
  static void findInALoopOverARequest(App app, int n) {
    app.hibernate(
        em -> {
          for (long id = 21; id <= 20 + n; id++) {
            show(em.find(Author.class, id)); // site: findInALoopOverARequest
          }
        });
  }

  // Labelled first as a lookup in a loop from 3 on, as the keys come from a request. But each
  // reference is initialized lazily, and that alone is an N+1 from 2 on.
  @Expect(variant = LAZY_ASSOCIATION)
  static void referencesInALoopOverARequest(App app, int n) {
    app.hibernate(
        em -> {
          for (long id = 21; id <= 20 + n; id++) {
            show(
                em.getReference(Publisher.class, id)
                    .getName()); // site: referencesInALoopOverARequest
          }
        });
  }

  @Expect(source = "author.id", variant = PROVED)
  static void aQueryForEachRow(App app, int n) {
    app.hibernate(
        em -> {
          for (Author author : some(em, Author.class, n)) {
            String jpql = "select b.title from Book b where b.author = :a";
            var query = em.createQuery(jpql, String.class).setParameter("a", author);
            show(query.getResultList()); // site: aQueryForEachRow
          }
        });
  }

  @Expect(source = "author.id", variant = AGGREGATE_PER_ROW)
  static void aCountForEachRow(App app, int n) {
    app.hibernate(
        em -> {
          for (Author author : some(em, Author.class, n)) {
            String jpql = "select count(b) from Book b where b.author.id = :a";
            var query = em.createQuery(jpql, Long.class).setParameter("a", author.getId());
            show(query.getSingleResult()); // site: aCountForEachRow
          }
        });
  }

  @Expect(source = "author.id", variant = AGGREGATE_PER_ROW)
  static void theLatestOfEachRow(App app, int n) {
    app.hibernate(
        em -> {
          for (Author author : some(em, Author.class, n)) {
            String jpql = "select b from Book b where b.author.id = :a order by b.id desc";
            var query = em.createQuery(jpql, Book.class).setParameter("a", author.getId());
            show(query.setMaxResults(1).getResultList()); // site: theLatestOfEachRow
          }
        });
  }

  @Expect(source = "book.id", nested = true, site = "reviews", variant = NESTED)
  static void booksOfAuthorsAndTheirReviews(App app, int n) {
    app.hibernate(
        em -> {
          for (Author author : some(em, Author.class, n)) {
            for (Book book : author.getBooks()) {
              show(book.getReviews().size()); // site: reviews
            }
          }
        });
  }

  @Expect(source = "book.id", site = "tags and reviews", variant = SEVERAL_PER_ROW)
  static void theBooksTagsAndReviewsOnOneLine(App app, int n) {
    app.hibernate(
        em -> {
          for (Book book : some(em, Book.class, n)) {
            show(book.getTags().size() + book.getReviews().size()); // site: tags and reviews
          }
        });
  }

  @Expect(source = "author.id", site = "books and nicknames", variant = SEVERAL_PER_ROW)
  static void booksAndNicknamesOnOneLine(App app, int n) {
    app.hibernate(
        em -> {
          for (Author author : some(em, Author.class, n)) {
            show(
                author.getBooks().size()
                    + author.getNicknames().size()); // site: books and nicknames
          }
        });
  }

  // Labelled first from 3 on. But n counts the parents, and the topic itself is read by the same
  // statement: there are three of them at n = 2.
  @Expect(source = "topic.parent_id", variant = RECURSIVE_WALK)
  static void upATree(App app, int n) {
    app.hibernate(
        em -> {
          Topic topic = em.find(Topic.class, 1L);
          for (int i = 0; i < n; i++) {
            topic = topic.getParent();
            show(topic.getName()); // site: upATree
          }
        });
  }

  @Expect(source = "topic.id", from = 3, site = "children", variant = RECURSIVE_WALK)
  static void downATree(App app, int n) {
    app.hibernate(
        em -> {
          walk(em.find(Topic.class, 60L), n);
        });
  }

  private static void walk(Topic topic, int deep) {
    if (deep > 0) {
      for (Topic child : topic.getChildren()) { // site: children
        walk(child, deep - 1);
      }
    }
  }

  /** What goes to a client. */
  private record BookDto(String title, String publisher) {
    static BookDto of(Book book) {
      return new BookDto(book.getTitle(), book.getPublisher().getName()); // site: aMapperOfDtos
    }
  }

  @Expect(source = "book.publisher_id", variant = LAZY_ASSOCIATION)
  static void aMapperOfDtos(App app, int n) {
    app.hibernate(
        em -> {
          show(some(em, Book.class, n).stream().map(BookDto::of).toList());
        });
  }

  @Expect(source = "author.id", variant = LAZY_ASSOCIATION)
  static void aSerializerByReflection(App app, int n) {
    app.hibernate(
        em -> {
          show(Json.write(some(em, Author.class, n)));
        });
  }

  /** Calls the getter of one property, as serializers do. */
  private static final class Json {
    static String write(List<?> beans) {
      StringBuilder text = new StringBuilder();
      for (Object bean : beans) {
        try {
          Object value = bean.getClass().getMethod("getBooks").invoke(bean);
          text.append(((List<?>) value).size()).append(','); // site: aSerializerByReflection
        } catch (ReflectiveOperationException failure) {
          throw new IllegalStateException(failure);
        }
      }
      return text.toString();
    }
  }

  @Expect(source = "book.author_id", site = "author", variant = LAZY_ASSOCIATION)
  static void theAuthorOfEachBook(App app, int n) {
    app.hibernate(
        em -> {
          for (Book book : some(em, Book.class, n)) {
            show(book.getAuthor().getName()); // site: author
          }
        });
  }

  @Expect(value = DUPLICATE, to = 2, site = "country")
  @Expect(source = "author.country", from = 3, site = "country", variant = SAME_VALUE)
  static void theSameNameForEachRow(App app, int n) {
    app.hibernate(
        em -> {
          for (Author author : some(em, Author.class, n)) {
            String jpql = "select p.name from Publisher p where p.name = :country";
            var query =
                em.createQuery(jpql, String.class).setParameter("country", author.getCountry());
            show(query.getResultList()); // site: country
          }
        });
  }

  @Expect(source = "author.id", variant = PROVED)
  static void nativeQueriesInALoop(App app, int n) {
    app.hibernate(
        em -> {
          for (Author author : some(em, Author.class, n)) {
            var query = em.createNativeQuery("select title from book where ? = author_id");
            show(
                query
                    .setParameter(1, author.getId())
                    .getResultList()); // site: nativeQueriesInALoop
          }
        });
  }

  private static <T> List<T> some(EntityManager em, Class<T> type, int n) {
    String jpql = "select x from " + type.getSimpleName() + " x where x.id <= :n order by x.id";
    return em.createQuery(jpql, type).setParameter("n", (long) n).getResultList();
  }
}
