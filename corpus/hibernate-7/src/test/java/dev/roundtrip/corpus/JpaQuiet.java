package dev.roundtrip.corpus;

import static dev.roundtrip.corpus.App.show;

import dev.roundtrip.Scope;
import dev.roundtrip.corpus.publishing.Account;
import dev.roundtrip.corpus.publishing.Author;
import dev.roundtrip.corpus.publishing.Book;
import dev.roundtrip.corpus.publishing.Draft;
import dev.roundtrip.corpus.publishing.Magazine;
import dev.roundtrip.corpus.publishing.Publisher;
import dev.roundtrip.corpus.publishing.Ticket;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.stream.LongStream;

/** Code on Jakarta Persistence with which nothing is wrong. */
@HeldOut
final class JpaQuiet {

  private JpaQuiet() {}

  @Silent("a fetch join")
  static void aFetchJoin(App app, int n) {
    app.hibernate(
        em -> {
          String jpql = "select distinct a from Author a left join fetch a.books where a.id <= :n";
          for (Author author :
              em.createQuery(jpql, Author.class).setParameter("n", (long) n).getResultList()) {
            show(author.getBooks().size());
          }
        });
  }

  @Silent("an entity graph")
  static void anEntityGraph(App app, int n) {
    app.hibernate(
        em -> {
          var query = em.createQuery("select b from Book b where b.id <= :n", Book.class);
          query.setParameter("n", (long) n);
          query.setHint("jakarta.persistence.fetchgraph", em.getEntityGraph("Book.publisher"));
          for (Book book : query.getResultList()) {
            show(book.getPublisher().getName());
          }
        });
  }

  @Silent("collections in batches of 50 by @BatchSize")
  static void collectionsInBatches(App app, int n) {
    app.hibernate(
        em -> {
          for (Magazine magazine : some(em, Magazine.class, n)) {
            show(magazine.getArticles().size());
          }
        });
  }

  @Silent("all collections by one subselect")
  static void collectionsBySubselect(App app, int n) {
    app.hibernate(
        em -> {
          for (Magazine magazine : some(em, Magazine.class, n)) {
            show(magazine.getIssues().size());
          }
        });
  }

  @Silent("collections and parents in batches of 16")
  @Sizes({2, 5, 16, 17, 20, 40})
  static void everythingInBatches(App app, int n) {
    app.batching(
        em -> {
          for (Book book : some(em, Book.class, n)) {
            show(book.getPublisher().getName() + book.getReviews().size() + book.getTags().size());
          }
        });
  }

  @Silent("a projection")
  static void projections(App app, int n) {
    app.hibernate(
        em -> {
          String jpql = "select b.title, b.publisher.name from Book b where b.id <= :n";
          for (Object[] row :
              em.createQuery(jpql, Object[].class).setParameter("n", (long) n).getResultList()) {
            show(row[1]);
          }
        });
  }

  @Silent("the session has all of them")
  static void findsOfWhatTheSessionHas(App app, int n) {
    app.hibernate(
        em -> {
          for (Author author : some(em, Author.class, n)) {
            show(em.find(Author.class, author.getId()));
          }
        });
  }

  @Silent("the publishers were read before, by one statement")
  static void parentsThatTheSessionHas(App app, int n) {
    app.hibernate(
        em -> {
          some(em, Publisher.class, 60);
          for (Book book : some(em, Book.class, n)) {
            show(book.getPublisher().getName());
          }
        });
  }

  @Silent("the key of a proxy is known without a statement")
  static void keysOfParentsOnly(App app, int n) {
    app.hibernate(
        em -> {
          for (Book book : some(em, Book.class, n)) {
            show(book.getPublisher().getId());
          }
        });
  }

  @Silent("JDBC batches, and one sequence call for fifty keys")
  static void insertsInABatch(App app, int n) {
    app.batching(
        em -> {
          for (int i = 0; i < n; i++) {
            em.persist(new Ticket("ticket " + i));
          }
          em.flush();
        });
  }

  @Silent("two JDBC batches and three sequence calls")
  static void moreInsertsThanOneBatch(App app, int n) {
    app.batching(
        em -> {
          for (int i = 0; i < 60 + n; i++) {
            em.persist(new Ticket("ticket " + i));
          }
          em.flush();
        });
  }

  @Silent("dirty checking with JDBC batches")
  static void versionedUpdatesInABatch(App app, int n) {
    app.batching(
        em -> {
          some(em, Account.class, n).forEach(account -> account.add(10));
          em.flush();
        });
  }

  @Silent("JDBC batches")
  static void deletesInABatch(App app, int n) {
    app.batching(
        em -> {
          some(em, Draft.class, n).forEach(em::remove);
          em.flush();
        });
  }

  @Silent("one statement for all rows")
  static void oneBulkUpdate(App app, int n) {
    app.hibernate(
        em -> {
          var update = em.createQuery("update Draft d set d.title = 'x' where d.id <= :n");
          show(update.setParameter("n", (long) n).executeUpdate());
        });
  }

  @Silent("two finds on two lines")
  @Sizes(1)
  static void twoFindsOnTwoLines(App app, int n) {
    app.hibernate(
        em -> {
          show(em.find(Author.class, 3L));
          show(em.find(Author.class, 4L));
        });
  }

  @Silent("two associations of one row to one table")
  @Sizes(1)
  static void authorAndTranslator(App app, int n) {
    app.hibernate(
        em -> {
          Book book = em.find(Book.class, 3L);
          show(book.getAuthor().getName());
          show(book.getTranslator().getName());
        });
  }

  @Silent("one row and its collections, each once")
  @Sizes(1)
  static void aDetailPage(App app, int n) {
    app.hibernate(
        em -> {
          Book book = em.find(Book.class, 17L);
          show(book.getPublisher().getName());
          show(book.getTags().size());
          show(book.getReviews().size());
          show(book.getAuthor().getBooks().size());
        });
  }

  @Silent("pages by offset")
  static void pagesByOffset(App app, int n) {
    app.hibernate(
        em -> {
          for (int page = 0; page < n; page++) {
            var query =
                em.createQuery(
                    "select a from Author a where a.country = 'de' order by a.id", Author.class);
            show(query.setFirstResult(page * 3).setMaxResults(3).getResultList());
          }
        });
  }

  @Silent("pages by key")
  static void pagesByKey(App app, int n) {
    app.hibernate(
        em -> {
          long last = 0;
          for (int page = 0; page < n && last < 60; page++) {
            var query =
                em.createQuery(
                    "select a from Author a where a.id > :last order by a.id", Author.class);
            List<Author> authors =
                query.setParameter("last", last).setMaxResults(3).getResultList();
            last = authors.get(authors.size() - 1).getId();
          }
        });
  }

  @Silent("chunks of ten keys")
  static void chunksOfKeys(App app, int n) {
    app.hibernate(
        em -> {
          List<Long> ids =
              LongStream.rangeClosed(1, 10L * n)
                  .map(i -> (i - 1) % 120 + 1)
                  .distinct()
                  .boxed()
                  .toList();
          for (int from = 0; from < ids.size(); from += 10) {
            var query = em.createQuery("select b from Book b where b.id in :ids", Book.class);
            show(query.setParameter("ids", ids.subList(from, from + 10)).getResultList());
          }
        });
  }

  @Silent("a page and the number of all")
  static void aListAndItsCount(App app, int n) {
    app.hibernate(
        em -> {
          show(
              em.createQuery("select a from Author a order by a.id", Author.class)
                  .setMaxResults(n)
                  .getResultList());
          show(em.createQuery("select count(a) from Author a", Long.class).getSingleResult());
        });
  }

  @Silent("read again because the database may have changed it")
  static void aRefreshAfterAWrite(App app, int n) {
    app.hibernate(
        em -> {
          Account account = em.find(Account.class, 7L);
          account.add(n);
          em.flush();
          em.refresh(account);
          show(account.getBalance());
        });
  }

  @Silent("one lookup in each of many requests")
  static void oneFindInEachRequest(App app, int n) {
    for (long id = 1; id <= n; id++) {
      try (Scope request = app.roundtrip().openScope("GET /authors/{id}")) {
        find(app, id);
      }
    }
  }

  private static void find(App app, long id) {
    app.hibernate(em -> show(em.find(Author.class, id)));
  }

  @Silent("windows of keys")
  static void monthsOfAYear(App app, int n) {
    app.hibernate(
        em -> {
          for (long i = 0; i < n; i++) {
            var query =
                em.createQuery(
                    "select count(b) from Book b where b.id between :from and :to", Long.class);
            show(
                query
                    .setParameter("from", i * 5 + 1)
                    .setParameter("to", i * 5 + 5)
                    .getSingleResult());
          }
        });
  }

  @Silent("one insert, one update, one delete")
  static void oneWriteOfEachKind(App app, int n) {
    app.hibernate(
        em -> {
          em.persist(new Draft(100L + n, "draft"));
          em.find(Draft.class, 5L).setTitle("x");
          em.remove(em.find(Draft.class, 6L));
          em.flush();
        });
  }

  private static <T> List<T> some(EntityManager em, Class<T> type, int n) {
    String jpql = "select x from " + type.getSimpleName() + " x where x.id <= :n order by x.id";
    return em.createQuery(jpql, type).setParameter("n", (long) n).getResultList();
  }
}
