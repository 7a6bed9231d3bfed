package dev.roundtrip.corpus;

import static dev.roundtrip.corpus.App.show;
import static dev.roundtrip.finding.FindingKind.LOOKUP_IN_LOOP;
import static dev.roundtrip.finding.FindingKind.WRITE_IN_LOOP;
import static dev.roundtrip.finding.NPlusOneVariant.AGGREGATE_PER_ROW;
import static dev.roundtrip.finding.NPlusOneVariant.LAZY_ASSOCIATION;
import static dev.roundtrip.finding.NPlusOneVariant.PROVED;
import static dev.roundtrip.finding.NPlusOneVariant.SEVERAL_PER_ROW;

import dev.roundtrip.corpus.publishing.Author;
import dev.roundtrip.corpus.publishing.Contract;
import dev.roundtrip.corpus.publishing.Draft;
import dev.roundtrip.corpus.publishing.Edition;
import dev.roundtrip.corpus.publishing.Magazine;
import dev.roundtrip.corpus.publishing.Publisher;
import jakarta.persistence.EntityManager;
import java.util.List;

/** EclipseLink without weaving: collections are lazy, parents are not. */
@HeldOut
final class EclipseLinkCode {

  private EclipseLinkCode() {}

  @Expect(source = "magazine.id", site = "size", variant = LAZY_ASSOCIATION)
  static void aLazyCollection(App app, int n) {
    app.eclipseLink(
        em -> {
          for (Magazine magazine : some(em, Magazine.class, n)) {
            show(magazine.getArticles().size()); // site: size
          }
        });
  }

  @Expect(source = "author.id", variant = LAZY_ASSOCIATION)
  static void anElementCollection(App app, int n) {
    app.eclipseLink(
        em -> {
          for (Author author : some(em, Author.class, n)) {
            show(author.getNicknames().size()); // site: anElementCollection
          }
        });
  }

  @Expect(source = "edition.publisher_id")
  static void anEagerParent(App app, int n) {
    app.eclipseLink(
        em -> {
          String jpql = "select e from Edition e where e.id <= :n";
          var query = em.createQuery(jpql, Edition.class).setParameter("n", (long) n);
          show(query.getResultList()); // site: anEagerParent
        });
  }

  // The first label knew of one statement for each row. EclipseLink asks for the kinds of the rows
  // and then for the rows of each kind, which only from three rows on are several repetitions.
  @Expect(source = "contract.id", to = 2, variant = LAZY_ASSOCIATION)
  @Expect(source = "contract.id", from = 3, variant = SEVERAL_PER_ROW)
  static void aCollectionOfSubclasses(App app, int n) {
    app.eclipseLink(
        em -> {
          for (Contract contract : some(em, Contract.class, n)) {
            show(contract.getPayments().size()); // site: aCollectionOfSubclasses
          }
        });
  }

  @Expect(source = "publisher.id", variant = PROVED)
  static void findInALoopOverIds(App app, int n) {
    app.eclipseLink(
        em -> {
          String jpql = "select p.id from Publisher p where p.id <= :n";
          for (Long id :
              em.createQuery(jpql, Long.class).setParameter("n", (long) n).getResultList()) {
            show(em.find(Publisher.class, id)); // site: findInALoopOverIds
          }
        });
  }

  @Expect(value = LOOKUP_IN_LOOP, from = 3)
  static void findInALoopOverARequest(App app, int n) {
    app.eclipseLink(
        em -> {
          for (long id = 21; id <= 20 + n; id++) {
            show(em.find(Publisher.class, id)); // site: findInALoopOverARequest
          }
        });
  }

  @Expect(source = "author.id", variant = AGGREGATE_PER_ROW)
  static void aCountForEachRow(App app, int n) {
    app.eclipseLink(
        em -> {
          for (Author author : some(em, Author.class, n)) {
            String jpql = "select count(b) from Book b where b.author.id = :a";
            var query = em.createQuery(jpql, Long.class).setParameter("a", author.getId());
            show(query.getSingleResult()); // site: aCountForEachRow
          }
        });
  }

  @Expect(value = WRITE_IN_LOOP, from = 3)
  static void aFlushThatInsertsOneByOne(App app, int n) {
    app.eclipseLink(
        em -> {
          for (long id = 101; id <= 100 + n; id++) {
            em.persist(new Draft(id, "draft"));
          }
          em.flush(); // site: aFlushThatInsertsOneByOne
        });
  }

  @Silent("a fetch join")
  static void aFetchJoin(App app, int n) {
    app.eclipseLink(
        em -> {
          String jpql =
              "select distinct a from Author a left join fetch a.nicknames where a.id <= :n";
          for (Author author :
              em.createQuery(jpql, Author.class).setParameter("n", (long) n).getResultList()) {
            show(author.getName());
          }
        });
  }

  @Silent("collections in batches by IN")
  static void batchesByIn(App app, int n) {
    app.eclipseLink(
        em -> {
          var query = em.createQuery("select a from Author a where a.id <= :n", Author.class);
          query.setParameter("n", (long) n);
          query.setHint("eclipselink.batch", "a.nicknames").setHint("eclipselink.batch.type", "IN");
          for (Author author : query.getResultList()) {
            show(author.getNicknames().size());
          }
        });
  }

  @Silent("all collections by one join")
  static void batchesByJoin(App app, int n) {
    app.eclipseLink(
        em -> {
          var query = em.createQuery("select a from Author a where a.id <= :n", Author.class);
          query.setParameter("n", (long) n);
          query
              .setHint("eclipselink.batch", "a.nicknames")
              .setHint("eclipselink.batch.type", "JOIN");
          for (Author author : query.getResultList()) {
            show(author.getNicknames().size());
          }
        });
  }

  @Silent("a projection")
  static void aProjection(App app, int n) {
    app.eclipseLink(
        em -> {
          String jpql = "select b.title, b.publisher.name from Book b where b.id <= :n";
          show(em.createQuery(jpql, Object[].class).setParameter("n", (long) n).getResultList());
        });
  }

  @Silent("pages by offset")
  static void pagesByOffset(App app, int n) {
    app.eclipseLink(
        em -> {
          for (int page = 0; page < n; page++) {
            var query = em.createQuery("select p from Publisher p order by p.id", Publisher.class);
            show(query.setFirstResult(page * 3).setMaxResults(3).getResultList());
          }
        });
  }

  @Silent("the session has all of them")
  static void findsOfWhatTheSessionHas(App app, int n) {
    app.eclipseLink(
        em -> {
          for (Publisher publisher : some(em, Publisher.class, n)) {
            show(em.find(Publisher.class, publisher.getId()));
          }
        });
  }

  private static <T> List<T> some(EntityManager em, Class<T> type, int n) {
    String jpql = "select x from " + type.getSimpleName() + " x where x.id <= :n order by x.id";
    return em.createQuery(jpql, type).setParameter("n", (long) n).getResultList();
  }
}
