package dev.roundtrip.corpus;

import static dev.roundtrip.corpus.App.show;
import static dev.roundtrip.finding.FindingKind.LOOKUP_IN_LOOP;
import static dev.roundtrip.finding.FindingKind.WRITE_IN_LOOP;
import static dev.roundtrip.finding.NPlusOneVariant.AGGREGATE_PER_ROW;
import static dev.roundtrip.finding.NPlusOneVariant.PROVED;
import static dev.roundtrip.finding.NPlusOneVariant.SEVERAL_PER_ROW;

import dev.roundtrip.corpus.press.Contracts;
import dev.roundtrip.corpus.press.Edition;
import dev.roundtrip.corpus.press.Editions;
import dev.roundtrip.corpus.press.LogEntries;
import dev.roundtrip.corpus.press.LogEntry;
import dev.roundtrip.corpus.press.Magazines;
import dev.roundtrip.corpus.press.Publisher;
import dev.roundtrip.corpus.press.Publishers;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.springframework.transaction.support.TransactionTemplate;

/** Spring Data JDBC: aggregates are loaded whole, child by child. */
@HeldOut
final class PressCode {

  private PressCode() {}

  private static <T> T bean(App app, Class<T> type) {
    return app.frameworks().press().getBean(type);
  }

  @Expect(source = "magazine.id", variant = PROVED)
  static void aggregatesWithAChild(App app, int n) {
    show(bean(app, Magazines.class).findByIdLessThanEqual(n)); // site: aggregatesWithAChild
  }

  @Expect(source = "magazine.id", variant = PROVED)
  static void aggregatesByKeys(App app, int n) {
    var ids = LongStream.rangeClosed(1, n).boxed().toList();
    show(bean(app, Magazines.class).findAllById(ids)); // site: aggregatesByKeys
  }

  @Expect(source = "contract.id", variant = SEVERAL_PER_ROW)
  static void aggregatesWithTwoChildren(App app, int n) {
    show(bean(app, Contracts.class).findByIdLessThanEqual(n)); // site: aggregatesWithTwoChildren
  }

  @Expect(source = "edition.publisher_id", variant = PROVED)
  static void theReferenceOfEachRow(App app, int n) {
    for (Edition edition : bean(app, Editions.class).findByIdLessThanEqual(n)) {
      Long key = Objects.requireNonNull(edition.publisherId().getId());
      show(bean(app, Publishers.class).findById(key)); // site: theReferenceOfEachRow
    }
  }

  @Expect(source = "publisher.name", variant = AGGREGATE_PER_ROW)
  static void existsForEachRow(App app, int n) {
    for (Publisher publisher : bean(app, Publishers.class).upTo(n)) {
      show(bean(app, Publishers.class).existsByName(publisher.name())); // site: existsForEachRow
    }
  }

  @Expect(value = LOOKUP_IN_LOOP, from = 3)
  static void findByIdForARequest(App app, int n) {
    for (long id = 21; id <= 20 + n; id++) {
      show(bean(app, Publishers.class).findById(id)); // site: findByIdForARequest
    }
  }

  @Expect(value = WRITE_IN_LOOP, from = 3)
  static void saveInALoop(App app, int n) {
    for (int i = 0; i < n; i++) {
      show(bean(app, LogEntries.class).save(new LogEntry(null, "entry " + i))); // site: saveInALoop
    }
  }

  @Expect(value = WRITE_IN_LOOP, from = 3)
  static void deleteByIdInALoop(App app, int n) {
    TransactionTemplate transactions = bean(app, TransactionTemplate.class);
    transactions.executeWithoutResult(
        status -> {
          status.setRollbackOnly();
          for (long id = 1; id <= n; id++) {
            bean(app, Publishers.class).deleteById(id); // site: deleteByIdInALoop
          }
        });
  }

  @Silent("one aggregate with its child")
  static void oneAggregate(App app, int n) {
    show(bean(app, Magazines.class).findById((long) n));
  }

  @Silent("one statement for all titles")
  static void aProjection(App app, int n) {
    show(bean(app, Magazines.class).titles(n));
  }

  @Silent("all keys in one statement")
  static void findAllById(App app, int n) {
    var ids = bean(app, Editions.class).findByIdLessThanEqual(n).stream().map(Edition::publisherId);
    show(bean(app, Publishers.class).findAllById(ids.map(key -> key.getId()).toList()));
  }

  @Silent("Spring Data JDBC sends one batch")
  static void saveAllOfThem(App app, int n) {
    var entries = IntStream.range(0, n).mapToObj(i -> new LogEntry(null, "entry " + i)).toList();
    show(bean(app, LogEntries.class).saveAll(entries));
  }
}
