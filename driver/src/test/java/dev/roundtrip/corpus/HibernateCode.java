package dev.roundtrip.corpus;

import dev.roundtrip.corpus.Entities.Customer;
import dev.roundtrip.corpus.Entities.EagerPurchase;
import dev.roundtrip.corpus.Entities.Purchase;
import dev.roundtrip.corpus.Entities.Region;
import dev.roundtrip.finding.FindingKind;
import java.util.List;
import java.util.Objects;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/** What Hibernate sends, right and wrong. */
final class HibernateCode {

  private static final String CUSTOMERS = "from Customer c where c.id <= :n order by c.id";

  private HibernateCode() {}

  @Expect(source = "customer.id")
  static void aLazyCollection(Db db, int n) {
    in(
        db.orms().hibernate(),
        session -> {
          for (Customer customer : customers(session, CUSTOMERS, n)) {
            show(customer.getPurchases().size()); // site: aLazyCollection
          }
        });
  }

  @Expect(source = "customer.region_id")
  static void aLazyParent(Db db, int n) {
    in(
        db.orms().hibernate(),
        session -> {
          for (Customer customer : customers(session, CUSTOMERS, n)) {
            show(name(customer.getRegion()));
          }
        });
  }

  private static String name(@Nullable Region region) {
    return region == null ? "" : region.getName(); // site: aLazyParent
  }

  @Expect(source = "purchase.customer_id")
  static void anEagerParentFetchedBySelect(Db db, int n) {
    in(
        db.orms().hibernate(),
        session -> {
          String hql = "from EagerPurchase p where p.id <= :n";
          var query = session.createSelectionQuery(hql, EagerPurchase.class).setParameter("n", n);
          show(query.getResultList()); // site: anEagerParentFetchedBySelect
        });
  }

  @Expect(source = "customer.id")
  static void findInALoopOverIds(Db db, int n) {
    in(
        db.orms().hibernate(),
        session -> {
          String hql = "select c.id from Customer c where c.id <= :n";
          for (Long id :
              session.createSelectionQuery(hql, Long.class).setParameter("n", n).getResultList()) {
            show(session.find(Customer.class, id)); // site: findInALoopOverIds
          }
        });
  }

  @Expect(value = FindingKind.LOOKUP_IN_LOOP, from = 3)
  static void findInALoopOverARequest(Db db, int n) {
    in(
        db.orms().hibernate(),
        session -> {
          for (long id = 100; id < 100 + n; id++) {
            show(session.find(Customer.class, id)); // site: findInALoopOverARequest
          }
        });
  }

  @Expect(source = "customer.id")
  static void aQueryForEachRow(Db db, int n) {
    in(
        db.orms().hibernate(),
        session -> {
          for (Customer customer : customers(session, CUSTOMERS, n)) {
            String hql = "select count(p) from Purchase p where p.customer = :c";
            var query = session.createSelectionQuery(hql, Long.class).setParameter("c", customer);
            show(query.getSingleResult()); // site: aQueryForEachRow
          }
        });
  }

  @Expect(source = "purchase.customer_id")
  static void aStatelessSession(Db db, int n) {
    try (StatelessSession session = db.orms().hibernate().openStatelessSession()) {
      String hql = "select p.customer.id from Purchase p where p.id <= :n";
      for (Long id :
          session.createSelectionQuery(hql, Long.class).setParameter("n", n).getResultList()) {
        show(session.get(Customer.class, id)); // site: aStatelessSession
      }
    }
  }

  @Silent("a join fetch")
  static void aJoinFetch(Db db, int n) {
    in(
        db.orms().hibernate(),
        session -> {
          String hql = "from Customer c left join fetch c.purchases where c.id <= :n";
          for (Customer customer : customers(session, hql, n)) {
            show(customer.getPurchases().size());
          }
        });
  }

  @Silent("an entity graph")
  static void anEntityGraph(Db db, int n) {
    in(
        db.orms().hibernate(),
        session -> {
          var graph = session.createEntityGraph(Customer.class);
          graph.addAttributeNodes("purchases");
          var query =
              session.createSelectionQuery("from Customer c where c.id <= :n", Customer.class);
          query.setParameter("n", n);
          query.setEntityGraph(graph, org.hibernate.graph.GraphSemantic.LOAD);
          for (Customer customer : query.getResultList()) {
            show(customer.getPurchases().size());
          }
        });
  }

  @Silent("collections and parents fetched in batches")
  @Sizes({2, 5, 17, 20, 40})
  static void batches(Db db, int n) {
    in(
        db.orms().batching(),
        session -> {
          for (Customer customer : customers(session, CUSTOMERS, n)) {
            show(customer.getPurchases().size());
            show(name(customer.getRegion()));
          }
        });
  }

  @Silent("straight-line finds, the second of which is for a key read by the first")
  @Sizes(1)
  static void finds(Db db, int n) {
    in(
        db.orms().hibernate(),
        session -> {
          show(session.find(Customer.class, 3L));
          show(session.find(Customer.class, 4L));
          show(session.find(Purchase.class, 3L));
        });
  }

  @Silent("two associations of one row, on one line")
  @Sizes(1)
  static void twoAssociationsOfOneRow(Db db, int n) {
    in(
        db.orms().hibernate(),
        session -> {
          Purchase purchase = session.find(Purchase.class, 17L);
          show(nameOf(purchase.getCustomer()) + nameOf(purchase.getPayer()));
        });
  }

  private static String nameOf(@Nullable Customer customer) {
    return customer == null ? "" : customer.getName();
  }

  private static List<Customer> customers(Session session, String hql, int n) {
    return session.createSelectionQuery(hql, Customer.class).setParameter("n", n).getResultList();
  }

  private static void show(Object shown) {
    Objects.requireNonNull(shown);
  }

  /** What is done in a session. */
  private interface Work {
    void run(Session session);
  }

  private static void in(SessionFactory factory, Work work) {
    try (Session session = factory.openSession()) {
      work.run(session);
    }
  }
}
