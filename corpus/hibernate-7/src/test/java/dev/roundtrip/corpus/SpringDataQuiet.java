package dev.roundtrip.corpus;

import static dev.roundtrip.corpus.App.show;
import static dev.roundtrip.finding.FindingKind.DUPLICATE;

import dev.roundtrip.Scope;
import dev.roundtrip.corpus.publishing.Account;
import dev.roundtrip.corpus.publishing.Accounts;
import dev.roundtrip.corpus.publishing.Author;
import dev.roundtrip.corpus.publishing.Authors;
import dev.roundtrip.corpus.publishing.Book;
import dev.roundtrip.corpus.publishing.Books;
import dev.roundtrip.corpus.publishing.Drafts;
import dev.roundtrip.corpus.publishing.LogEntries;
import dev.roundtrip.corpus.publishing.LogEntry;
import java.util.stream.LongStream;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Window;
import org.springframework.jdbc.core.JdbcTemplate;

/** Repositories with which nothing is wrong. */
@HeldOut
final class SpringDataQuiet {

  private SpringDataQuiet() {}

  /** Reads in a transaction of its own, as a service does. */
  private static void reading(App app, Runnable work) {
    app.transactions().executeWithoutResult(status -> work.run());
  }

  @Silent("an entity graph by attribute paths")
  static void anEntityGraph(App app, int n) {
    reading(
        app,
        () -> {
          for (Author author : app.bean(Authors.class).findWithBooksByIdLessThanEqual(n)) {
            show(author.getBooks().size());
          }
        });
  }

  @Silent("a named entity graph")
  static void aNamedEntityGraph(App app, int n) {
    reading(
        app,
        () -> {
          for (Book book : app.bean(Books.class).findWithPublisherByIdLessThanEqual(n)) {
            show(book.getPublisher().getName());
          }
        });
  }

  @Silent("a fetch join")
  static void aFetchJoin(App app, int n) {
    reading(
        app,
        () -> {
          for (Author author : app.bean(Authors.class).fetchWithBooks(n)) {
            show(author.getBooks().size());
          }
        });
  }

  @Silent("all keys in one statement")
  static void findAllById(App app, int n) {
    reading(
        app,
        () -> {
          show(app.bean(Authors.class).findAllById(app.bean(Authors.class).ids(n)));
        });
  }

  @Silent("all children in one statement")
  static void childrenByAList(App app, int n) {
    reading(
        app,
        () -> {
          show(app.bean(Books.class).findByAuthorIdIn(app.bean(Authors.class).ids(n)));
        });
  }

  @Silent("a projection")
  static void aProjection(App app, int n) {
    reading(
        app,
        () -> {
          app.bean(Books.class)
              .labels(n)
              .forEach(label -> show(label.getTitle() + label.getPublisher()));
        });
  }

  @Silent("one count for all rows")
  static void aCountByGroup(App app, int n) {
    reading(
        app,
        () -> {
          app.bean(Authors.class)
              .shelves(n)
              .forEach(shelf -> show(shelf.getName() + shelf.getBooks()));
        });
  }

  @Silent("one page and its count")
  static void aPageWithItsCount(App app, int n) {
    reading(
        app,
        () -> {
          show(
              app.bean(Authors.class)
                  .findByCountry("de", PageRequest.of(0, n, Sort.by("id")))
                  .getTotalPages());
        });
  }

  @Silent("slices until there is none")
  static void allSlices(App app, int n) {
    reading(
        app,
        () -> {
          Pageable page = PageRequest.of(0, 60 / n, Sort.by("id"));
          while (page.isPaged()) {
            Slice<Author> slice = app.bean(Authors.class).findSliceByCountry("de", page);
            page = slice.nextPageable();
          }
        });
  }

  @Expect(value = DUPLICATE, site = "page")
  static void allPages(App app, int n) {
    reading(
        app,
        () -> {
          Pageable page = PageRequest.of(0, 60 / n, Sort.by("id"));
          while (page.isPaged()) {
            Slice<Author> slice = app.bean(Authors.class).findByCountry("de", page); // site: page
            page = slice.nextPageable();
          }
        });
  }

  @Silent("scrolling by key")
  static void windowsByKey(App app, int n) {
    reading(
        app,
        () -> {
          ScrollPosition position = ScrollPosition.keyset();
          for (int i = 0; i < n; i++) {
            Window<Author> window =
                app.bean(Authors.class).findFirst3ByCountryOrderById("de", position);
            if (window.isLast()) {
              return;
            }
            position = window.positionAt(window.size() - 1);
          }
        });
  }

  @Silent("two lookups on two lines")
  @Sizes(1)
  static void twoFindsOnTwoLines(App app, int n) {
    reading(
        app,
        () -> {
          show(app.bean(Authors.class).findById(3L));
          show(app.bean(Authors.class).findById(4L));
        });
  }

  @Silent("the session has them")
  static void findByIdAgainInOneTransaction(App app, int n) {
    reading(
        app,
        () -> {
          for (Author author : app.bean(Authors.class).findByIdLessThanEqualOrderById(n)) {
            show(app.bean(Authors.class).findById(author.getId()));
          }
        });
  }

  @Silent("one lookup in each of many requests")
  static void oneRequestForEachKey(App app, int n) {
    for (long id = 1; id <= n; id++) {
      try (Scope request = app.roundtrip().openScope("GET /authors/{id}")) {
        show(app.bean(Authors.class).findById(id));
      }
    }
  }

  @Silent("one statement for all rows")
  static void deleteAllInBatch(App app, int n) {
    reading(
        app,
        () -> {
          Drafts drafts = app.bean(Drafts.class);
          drafts.deleteAllInBatch(
              drafts.findAllById(LongStream.rangeClosed(1, n).boxed().toList()));
        });
  }

  @Silent("one statement for all keys")
  static void deleteAllByIdInBatch(App app, int n) {
    reading(
        app,
        () -> {
          app.bean(Drafts.class)
              .deleteAllByIdInBatch(LongStream.rangeClosed(1, n).boxed().toList());
        });
  }

  @Silent("one row")
  static void oneSave(App app, int n) {
    show(app.bean(LogEntries.class).save(new LogEntry("entry")));
  }

  @Silent("a second try after a conflict of versions")
  static void aConflictAndASecondTry(App app, int n) {
    for (int attempt = 0; attempt < 2; attempt++) {
      try {
        add(app, n, attempt == 0);
        return;
      } catch (OptimisticLockingFailureException conflict) {
        show(conflict);
      }
    }
  }

  private static void add(App app, long id, boolean overtaken) {
    app.transactions()
        .executeWithoutResult(
            status -> {
              Account account = app.bean(Accounts.class).findById(id).orElseThrow();
              account.add(1);
              if (overtaken) {
                overtake(app, id);
              }
            });
  }

  private static void overtake(App app, long id) {
    // Another instance of the application, which nobody watches here.
    JdbcTemplate other = new JdbcTemplate(app.engine().dataSource());
    show(other.update("update account set version = version + 1 where id = ?", id));
  }
}
