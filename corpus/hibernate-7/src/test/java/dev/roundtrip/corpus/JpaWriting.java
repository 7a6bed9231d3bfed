package dev.roundtrip.corpus;

import static dev.roundtrip.corpus.App.show;
import static dev.roundtrip.finding.FindingKind.READ_MODIFY_WRITE;
import static dev.roundtrip.finding.FindingKind.WRITE_IN_LOOP;

import dev.roundtrip.corpus.publishing.Account;
import dev.roundtrip.corpus.publishing.Draft;
import dev.roundtrip.corpus.publishing.LogEntry;
import dev.roundtrip.corpus.publishing.Ticket;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;

/** Writing row by row. */
@HeldOut
final class JpaWriting {

  private JpaWriting() {}

  @Expect(value = WRITE_IN_LOOP, from = 3)
  static void identityKeys(App app, int n) {
    app.hibernate(
        em -> {
          for (int i = 0; i < n; i++) {
            em.persist(new LogEntry("entry " + i)); // site: identityKeys
          }
          em.flush();
        });
  }

  @Expect(value = WRITE_IN_LOOP, from = 3)
  static void identityKeysWithBatchingOn(App app, int n) {
    app.batching(
        em -> {
          // Hibernate needs the generated key at once, whatever the batch size is.
          for (int i = 0; i < n; i++) {
            em.persist(new LogEntry("entry " + i)); // site: identityKeysWithBatchingOn
          }
          em.flush();
        });
  }

  @Expect(value = WRITE_IN_LOOP, from = 3)
  static void aFlushThatInsertsOneByOne(App app, int n) {
    app.hibernate(
        em -> {
          for (int i = 0; i < n; i++) {
            em.persist(new Ticket("ticket " + i));
          }
          em.flush(); // site: aFlushThatInsertsOneByOne
        });
  }

  @Expect(value = WRITE_IN_LOOP, from = 3)
  static void aFlushThatUpdatesOneByOne(App app, int n) {
    app.hibernate(
        em -> {
          some(em, Account.class, n).forEach(account -> account.add(10));
          em.flush(); // site: aFlushThatUpdatesOneByOne
        });
  }

  @Expect(value = WRITE_IN_LOOP, from = 3)
  static void aFlushThatDeletesOneByOne(App app, int n) {
    app.hibernate(
        em -> {
          some(em, Draft.class, n).forEach(em::remove);
          em.flush(); // site: aFlushThatDeletesOneByOne
        });
  }

  @Expect(value = WRITE_IN_LOOP, from = 3)
  static void aCommitThatInsertsOneByOne(App app, int n) {
    try (EntityManager em = app.frameworks().hibernate().createEntityManager()) {
      em.getTransaction().begin();
      for (int i = 0; i < n; i++) {
        em.persist(new Ticket("ticket " + i));
      }
      em.getTransaction().commit(); // site: aCommitThatInsertsOneByOne
    }
  }

  @Expect(value = WRITE_IN_LOOP, from = 3)
  static void aBulkStatementForEachKey(App app, int n) {
    app.hibernate(
        em -> {
          for (long id = 1; id <= n; id++) {
            var update = em.createQuery("update Draft d set d.title = 'x' where d.id = :id");
            show(update.setParameter("id", id).executeUpdate()); // site: aBulkStatementForEachKey
          }
        });
  }

  @Expect(value = WRITE_IN_LOOP, from = 3)
  static void aFlushAfterEachPersist(App app, int n) {
    app.hibernate(
        em -> {
          for (long id = 101; id <= 100 + n; id++) {
            em.persist(new Draft(id, "draft"));
            em.flush(); // site: aFlushAfterEachPersist
          }
        });
  }

  @Expect(value = READ_MODIFY_WRITE, from = 3, site = "find")
  static void findChangeAndFlush(App app, int n) {
    app.hibernate(
        em -> {
          for (long id = 1; id <= n; id++) {
            Account account = em.find(Account.class, id); // site: find
            account.add(1);
            em.flush();
          }
        });
  }

  @Expect(value = READ_MODIFY_WRITE, from = 3, site = "get")
  static void getOrCreateInALoop(App app, int n) {
    app.hibernate(
        em -> {
          for (long id = 101; id <= 100 + n; id++) {
            String jpql = "select d from Draft d where d.title = :title";
            var query = em.createQuery(jpql, Draft.class).setParameter("title", "new " + id);
            if (query.getResultList().isEmpty()) { // site: get
              em.persist(new Draft(id, "new " + id));
              em.flush();
            }
          }
        });
  }

  @Expect(value = WRITE_IN_LOOP, from = 3)
  static void aStatelessSession(App app, int n) {
    try (StatelessSession session =
        app.frameworks().hibernate().unwrap(SessionFactory.class).openStatelessSession()) {
      for (long id = 101; id <= 100 + n; id++) {
        show(session.insert(new Draft(id, "draft"))); // site: aStatelessSession
      }
    }
  }

  private static <T> List<T> some(EntityManager em, Class<T> type, int n) {
    String jpql = "select x from " + type.getSimpleName() + " x where x.id <= :n order by x.id";
    return em.createQuery(jpql, type).setParameter("n", (long) n).getResultList();
  }
}
