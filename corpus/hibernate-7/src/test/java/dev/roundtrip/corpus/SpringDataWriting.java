package dev.roundtrip.corpus;

import static dev.roundtrip.corpus.App.show;
import static dev.roundtrip.finding.FindingKind.READ_MODIFY_WRITE;
import static dev.roundtrip.finding.FindingKind.WRITE_IN_LOOP;

import dev.roundtrip.corpus.publishing.Account;
import dev.roundtrip.corpus.publishing.Accounts;
import dev.roundtrip.corpus.publishing.Draft;
import dev.roundtrip.corpus.publishing.Drafts;
import dev.roundtrip.corpus.publishing.LogEntries;
import dev.roundtrip.corpus.publishing.LogEntry;
import dev.roundtrip.corpus.publishing.Ticket;
import dev.roundtrip.corpus.publishing.Tickets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Repositories that write row by row. */
@HeldOut
final class SpringDataWriting {

  private SpringDataWriting() {}

  /** In a transaction of its own, as a service would. */
  private static void writing(App app, Runnable work) {
    app.transactions().executeWithoutResult(status -> work.run());
  }

  @Expect(value = WRITE_IN_LOOP, from = 3)
  static void saveInALoop(App app, int n) {
    for (int i = 0; i < n; i++) {
      show(app.bean(LogEntries.class).save(new LogEntry("entry " + i))); // site: saveInALoop
    }
  }

  @Expect(value = WRITE_IN_LOOP, from = 3)
  static void saveAllWithIdentityKeys(App app, int n) {
    List<LogEntry> entries = IntStream.range(0, n).mapToObj(i -> new LogEntry("e" + i)).toList();
    show(app.bean(LogEntries.class).saveAll(entries)); // site: saveAllWithIdentityKeys
  }

  @Expect(value = WRITE_IN_LOOP, from = 3)
  static void saveAllWithoutBatching(App app, int n) {
    List<Ticket> tickets = IntStream.range(0, n).mapToObj(i -> new Ticket("t" + i)).toList();
    show(app.bean(Tickets.class).saveAll(tickets)); // site: saveAllWithoutBatching
  }

  @Expect(value = WRITE_IN_LOOP, from = 3)
  static void saveInALoopOfTransactions(App app, int n) {
    for (int i = 0; i < n; i++) {
      show(app.bean(Tickets.class).save(new Ticket("t" + i))); // site: saveInALoopOfTransactions
    }
  }

  // Keys given by the application make save() look first whether the row is there.
  @Expect(value = READ_MODIFY_WRITE, from = 3)
  static void saveWithAssignedKeys(App app, int n) {
    for (long id = 101; id <= 100 + n; id++) {
      show(app.bean(Drafts.class).save(new Draft(id, "draft"))); // site: saveWithAssignedKeys
    }
  }

  @Expect(value = READ_MODIFY_WRITE, from = 3, site = "find")
  static void findChangeAndSave(App app, int n) {
    writing(
        app,
        () -> {
          Accounts accounts = app.bean(Accounts.class);
          for (long id = 1; id <= n; id++) {
            Account account = accounts.findById(id).orElseThrow(); // site: find
            account.add(1);
            show(accounts.saveAndFlush(account));
          }
        });
  }

  @Expect(value = WRITE_IN_LOOP, from = 3)
  static void deleteAllOneByOne(App app, int n) {
    app.transactions().executeWithoutResult(status -> delete(app, n));
  }

  private static void delete(App app, int n) {
    Drafts drafts = app.bean(Drafts.class);
    List<Draft> some = drafts.findAllById(LongStream.rangeClosed(1, n).boxed().toList());
    drafts.deleteAll(some);
    drafts.flush(); // site: deleteAllOneByOne
  }

  @Expect(value = WRITE_IN_LOOP, from = 3)
  static void aModifyingQueryForEachKey(App app, int n) {
    writing(
        app,
        () -> {
          for (long id = 1; id <= n; id++) {
            show(app.bean(Drafts.class).rename(id, "x")); // site: aModifyingQueryForEachKey
          }
        });
  }

  @Expect(value = WRITE_IN_LOOP, from = 3)
  static void aDeletingQueryForEachKey(App app, int n) {
    writing(
        app,
        () -> {
          for (long id = 1; id <= n; id++) {
            show(app.bean(Drafts.class).remove(id)); // site: aDeletingQueryForEachKey
          }
        });
  }
}
