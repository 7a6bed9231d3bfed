package dev.roundtrip.corpus;

import dev.roundtrip.Roundtrip;
import dev.roundtrip.Scope;
import dev.roundtrip.contract.Engine;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.Objects;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** What a scenario works with. */
record App(
    Engine engine, Roundtrip roundtrip, Scope scope, DataSource dataSource, Frameworks frameworks) {

  /** A repository of Spring Data, or any other bean. */
  <T> T bean(Class<T> type) {
    return frameworks.spring().getBean(type);
  }

  TransactionTemplate transactions() {
    return bean(TransactionTemplate.class);
  }

  /** One association after the other, one statement for each row. */
  void hibernate(Consumer<EntityManager> work) {
    in(frameworks.hibernate(), work);
  }

  /** Associations in batches of 16, writes in batches of 50. */
  void batching(Consumer<EntityManager> work) {
    in(frameworks.batching(), work);
  }

  void eclipseLink(Consumer<EntityManager> work) {
    in(frameworks.eclipseLink(), work);
  }

  /** In a transaction that is rolled back. */
  static void in(EntityManagerFactory factory, Consumer<EntityManager> work) {
    try (EntityManager manager = factory.createEntityManager()) {
      manager.getTransaction().begin();
      try {
        work.accept(manager);
      } finally {
        manager.getTransaction().rollback();
      }
    }
  }

  static void show(Object shown) {
    Objects.requireNonNull(shown);
  }
}
