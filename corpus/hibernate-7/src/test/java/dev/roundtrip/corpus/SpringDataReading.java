package dev.roundtrip.corpus;

import static dev.roundtrip.corpus.App.show;
import static dev.roundtrip.finding.FindingKind.LOOKUP_IN_LOOP;
import static dev.roundtrip.finding.NPlusOneVariant.AGGREGATE_PER_ROW;
import static dev.roundtrip.finding.NPlusOneVariant.LAZY_ASSOCIATION;
import static dev.roundtrip.finding.NPlusOneVariant.NESTED;
import static dev.roundtrip.finding.NPlusOneVariant.PROVED;
import static dev.roundtrip.finding.NPlusOneVariant.RECURSIVE_WALK;

import dev.roundtrip.corpus.publishing.Author;
import dev.roundtrip.corpus.publishing.Authors;
import dev.roundtrip.corpus.publishing.Book;
import dev.roundtrip.corpus.publishing.Books;
import dev.roundtrip.corpus.publishing.Editions;
import dev.roundtrip.corpus.publishing.Publishers;
import dev.roundtrip.corpus.publishing.Reviews;
import dev.roundtrip.corpus.publishing.Topic;
import dev.roundtrip.corpus.publishing.Topics;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import org.springframework.orm.jpa.EntityManagerHolder;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Repositories asked row by row. */
@HeldOut
final class SpringDataReading {

  private SpringDataReading() {}

  /** Reads in a transaction of its own, as a service does. */
  private static void reading(App app, Runnable work) {
    app.transactions().executeWithoutResult(status -> work.run());
  }

  @Expect(source = "author.id", variant = LAZY_ASSOCIATION)
  static void aLazyCollection(App app, int n) {
    reading(
        app,
        () -> {
          for (Author author : app.bean(Authors.class).findByIdLessThanEqualOrderById(n)) {
            show(author.getBooks().size()); // site: aLazyCollection
          }
        });
  }

  @Expect(source = "author.id", variant = PROVED)
  static void aDerivedQueryForEachRow(App app, int n) {
    reading(
        app,
        () -> {
          for (Author author : app.bean(Authors.class).findByIdLessThanEqualOrderById(n)) {
            show(
                app.bean(Books.class)
                    .findByAuthorId(author.getId())); // site: aDerivedQueryForEachRow
          }
        });
  }

  @Expect(source = "author.id", variant = PROVED)
  static void findByIdForEachKey(App app, int n) {
    reading(
        app,
        () -> {
          Authors authors = app.bean(Authors.class);
          for (Long id : authors.ids(n)) {
            show(authors.findById(id)); // site: findByIdForEachKey
          }
        });
  }

  @Expect(source = "author.id", variant = PROVED)
  static void findByIdInAStream(App app, int n) {
    reading(
        app,
        () -> {
          Authors authors = app.bean(Authors.class);
          List<String> names =
              authors.ids(n).stream()
                  .map(id -> authors.findById(id).orElseThrow()) // site: findByIdInAStream
                  .map(Author::getName)
                  .toList();
          show(names);
        });
  }

  @Expect(source = "author.id", variant = PROVED)
  static void findByIdByMethodReference(App app, int n) {
    reading(
        app,
        () -> {
          Authors authors = app.bean(Authors.class);
          show(
              authors.ids(n).stream()
                  .map(authors::findById)
                  .toList()); // site: findByIdByMethodReference
        });
  }

  @Expect(source = "author.id", variant = PROVED)
  static void findByIdWithoutATransaction(App app, int n) {
    Authors authors = app.bean(Authors.class);
    for (Long id : authors.ids(n)) {
      show(authors.findById(id)); // site: findByIdWithoutATransaction
    }
  }

  @Expect(value = LOOKUP_IN_LOOP, from = 3)
  static void findByIdForARequest(App app, int n) {
    reading(
        app,
        () -> {
          for (long id = 21; id <= 20 + n; id++) {
            show(app.bean(Authors.class).findById(id)); // site: findByIdForARequest
          }
        });
  }

  @Expect(source = "author.id", variant = AGGREGATE_PER_ROW)
  static void existsForEachRow(App app, int n) {
    reading(
        app,
        () -> {
          for (Long id : app.bean(Authors.class).ids(n)) {
            show(app.bean(Books.class).existsByAuthorId(id)); // site: existsForEachRow
          }
        });
  }

  @Expect(source = "author.id", variant = AGGREGATE_PER_ROW)
  static void countForEachRow(App app, int n) {
    reading(
        app,
        () -> {
          for (Long id : app.bean(Authors.class).ids(n)) {
            show(app.bean(Books.class).countByAuthorId(id)); // site: countForEachRow
          }
        });
  }

  @Expect(source = "author.id", variant = AGGREGATE_PER_ROW)
  static void theFirstForEachRow(App app, int n) {
    reading(
        app,
        () -> {
          for (Long id : app.bean(Authors.class).ids(n)) {
            show(
                app.bean(Books.class)
                    .findFirstByAuthorIdOrderByIdDesc(id)); // site: theFirstForEachRow
          }
        });
  }

  @Expect(value = LOOKUP_IN_LOOP, from = 3)
  static void existsByIdForARequest(App app, int n) {
    reading(
        app,
        () -> {
          for (long id = 21; id <= 20 + n; id++) {
            show(app.bean(Authors.class).existsById(id)); // site: existsByIdForARequest
          }
        });
  }

  @Expect(source = "edition.publisher_id")
  static void anEagerParent(App app, int n) {
    reading(
        app,
        () -> {
          show(app.bean(Editions.class).findByIdLessThanEqual(n)); // site: anEagerParent
        });
  }

  @Expect(source = "book.publisher_id", variant = PROVED)
  static void aQueryMethodForEachRow(App app, int n) {
    reading(
        app,
        () -> {
          for (Book book : app.bean(Books.class).findByIdLessThanEqualOrderById(n)) {
            show(
                app.bean(Publishers.class)
                    .nameOf(book.getPublisher().getId())); // site: aQueryMethodForEachRow
          }
        });
  }

  @Expect(source = "book.id", nested = true, site = "reviews", variant = NESTED)
  static void reviewsOfBooksOfAuthors(App app, int n) {
    reading(
        app,
        () -> {
          for (Long id : app.bean(Authors.class).ids(n)) {
            for (Book book : app.bean(Books.class).findByAuthorId(id)) {
              show(app.bean(Reviews.class).findByBookId(book.getId())); // site: reviews
            }
          }
        });
  }

  @Expect(source = "topic.id", from = 3, site = "topics", variant = RECURSIVE_WALK)
  static void aTreeOfTopics(App app, int n) {
    reading(
        app,
        () -> {
          descend(app.bean(Topics.class), 60, n);
        });
  }

  private static void descend(Topics topics, long parent, int deep) {
    if (deep > 0) {
      List<Topic> children = topics.findByParentId(parent); // site: topics
      for (Topic child : children) {
        descend(topics, child.getId(), deep - 1);
      }
    }
  }

  @Expect(source = "book.publisher_id", site = "card", variant = LAZY_ASSOCIATION)
  static void aServiceThatMapsDtos(App app, int n) {
    show(app.transactions().execute(status -> app.bean(CatalogService.class).cards(n)));
  }

  @Expect(source = "author.id", site = "titles", variant = PROVED)
  static void aServiceForEachRow(App app, int n) {
    CatalogService catalog = app.bean(CatalogService.class);
    for (Long id : app.bean(Authors.class).ids(n)) {
      show(catalog.titles(id));
    }
  }

  // A view reads what the controller left lazy, while a filter keeps the session open.
  @Expect(source = "author.id", variant = LAZY_ASSOCIATION)
  static void anOpenSessionInView(App app, int n) {
    EntityManagerFactory factory = app.bean(EntityManagerFactory.class);
    try (EntityManager em = factory.createEntityManager()) {
      TransactionSynchronizationManager.bindResource(factory, new EntityManagerHolder(em));
      try {
        for (Author author : app.bean(Authors.class).findByIdLessThanEqualOrderById(n)) {
          show(author.getBooks().size()); // site: anOpenSessionInView
        }
      } finally {
        TransactionSynchronizationManager.unbindResource(factory);
      }
    }
  }
}
