package dev.roundtrip.corpus;

import static dev.roundtrip.finding.NPlusOneVariant.PROVED;

import dev.roundtrip.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Work that is handed to other threads, scopes inside of scopes, and a second database. */
@HeldOut
final class ClinicThreads {

  private ClinicThreads() {}

  /** A thread for each task: a virtual one where the JDK has them. */
  private static ExecutorService threads() {
    try {
      return (ExecutorService)
          Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    } catch (ReflectiveOperationException olderJdk) {
      return Executors.newCachedThreadPool();
    }
  }

  @Expect(source = "appointment.doctor_id", site = "in a future", variant = PROVED)
  static void aFutureForEachRow(Db db, int n) {
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      var traced = db.scope().wrap(threads);
      String sql = "select doctor_id from appointment where id <= ?";
      List<CompletableFuture<String>> names =
          db.jdbc().queryForList(sql, Long.class, n).stream()
              .map(id -> CompletableFuture.supplyAsync(() -> doctor(db, id), traced))
              .toList();
      check(names.stream().mapToInt(name -> name.join().length()).sum() > n);
    } finally {
      threads.shutdown();
    }
  }

  private static String doctor(Db db, long id) {
    String sql = "select name from doctor where id = ? and version >= 0";
    return Objects.requireNonNull(
        db.jdbc().queryForObject(sql, String.class, id)); // site: in a future
  }

  @Expect(source = "patient.id", site = "in a virtual thread", variant = PROVED)
  static void aVirtualThreadForEachPatient(Db db, int n)
      throws InterruptedException, ExecutionException {
    ExecutorService threads = threads();
    try {
      List<Callable<Integer>> tasks = new ArrayList<>();
      String sql = "select id from patient order by mrn limit ?";
      for (Object id : db.jdbc().query(sql, (row, i) -> (Object) row.getObject(1), n)) {
        tasks.add(
            () -> {
              String visits = "select id, room from appointment where patient_id = ?";
              return db.jdbc().queryForList(visits, id).size(); // site: in a virtual thread
            });
      }
      int all = 0;
      for (Future<Integer> visits : db.scope().wrap(threads).invokeAll(tasks)) {
        all += visits.get();
      }
      check(all > 0);
    } finally {
      threads.shutdown();
    }
  }

  @Expect(source = "clinic.code", site = "in parallel", variant = PROVED)
  static void aParallelStreamOverClinics(Db db, int n) {
    String sql = "select code from clinic order by code limit ?";
    List<String> codes = db.jdbc().queryForList(sql, String.class, n);
    Scope scope = db.scope();
    long staff =
        codes.parallelStream()
            .mapToLong(code -> scope.wrapSupplier(() -> staff(db, code)).get())
            .sum();
    check(staff > 0);
  }

  private static long staff(Db db, String code) {
    String sql = "select id from doctor where clinic_code = ?";
    return db.jdbc().queryForList(sql, code).size(); // site: in parallel
  }

  @Silent("three different figures, fetched side by side")
  static void threeFiguresAtOnce(Db db, int n) {
    ExecutorService threads = threads();
    try {
      var traced = db.scope().wrap(threads);
      JdbcTemplate jdbc = db.jdbc();
      var doctors =
          CompletableFuture.supplyAsync(
              () -> jdbc.queryForList("select count(*) from doctor"), traced);
      var patients =
          CompletableFuture.supplyAsync(
              () -> jdbc.queryForList("select count(*) from patient where born is not null"),
              traced);
      var beds =
          CompletableFuture.supplyAsync(
              () -> jdbc.queryForList("select label from bed where ward_id <= ?", n), traced);
      CompletableFuture.allOf(doctors, patients, beds).join();
      show(beds.join());
    } finally {
      threads.shutdown();
    }
  }

  @Silent(value = "a request on a thread of a pool, one lookup in each", scopes = true)
  static void requestsOnAPool(Db db, int n) throws InterruptedException, ExecutionException {
    ExecutorService workers = Executors.newFixedThreadPool(2);
    try {
      List<Callable<Object>> requests = new ArrayList<>();
      for (int i = 1; i <= n; i++) {
        long id = i;
        requests.add(() -> request(db, id));
      }
      for (Future<Object> response : workers.invokeAll(requests)) {
        show(response.get());
      }
    } finally {
      workers.shutdown();
    }
  }

  private static Object request(Db db, long id) {
    try (Scope scope = db.roundtrip().openScope("GET /doctors/" + id)) {
      show(scope.name());
      return db.jdbc().queryForMap("select name from doctor where id = ?", id);
    }
  }

  @Silent(value = "a job of steps, each with a scope and one statement of its own", scopes = true)
  static void stepsOfAJob(Db db, int n) {
    try (Scope job = db.roundtrip().openScope("nightly")) {
      for (long ward : db.jdbc().queryForList("select id from ward limit " + n, Long.class)) {
        try (Scope step = db.roundtrip().openScope("ward " + ward)) {
          show(step.name());
          show(db.jdbc().queryForList("select label from bed where ward_id = ?", ward));
        }
      }
      show(job.name());
    }
  }

  @Expect(source = "ward.id", site = "in an inner scope", variant = PROVED)
  static void aLoopInAScopeInsideOfAnother(Db db, int n) {
    show(db.jdbc().queryForList("select name from ward where parent_id = 1"));
    try (Scope inner = db.roundtrip().openScope("inner")) {
      for (long ward : db.jdbc().queryForList("select id from ward where id <= ?", Long.class, n)) {
        String sql = "select label from bed where ward_id = ?";
        show(db.jdbc().queryForList(sql, ward)); // site: in an inner scope
      }
      show(inner.name());
    }
  }

  @Silent("one statement for each of two databases, to compare them")
  static void twoDatabasesAreCompared(Db db, int n) {
    DataSource replica = db.roundtrip().wrap(db.engine().dataSource(), "replica");
    List<Integer> counts = new ArrayList<>();
    for (DataSource each : List.of(db.dataSource(), replica)) {
      JdbcTemplate jdbc = new JdbcTemplate(each);
      counts.add(jdbc.queryForList("select id from bed where ward_id <= ?", n).size());
    }
    check(counts.get(0).equals(counts.get(1)));
  }

  @Expect(source = "doctor.id", site = "on the other database")
  static void keysOfOneDatabaseForTheOther(Db db, int n) {
    JdbcTemplate archive =
        new JdbcTemplate(db.roundtrip().wrap(db.engine().dataSource(), "archive"));
    String doctors = "select id, name from doctor where id <= ?";
    for (Map<String, Object> doctor : db.jdbc().queryForList(doctors, n)) {
      String sql = "select starts from appointment where doctor_id = ? and status = 'DONE'";
      show(archive.queryForList(sql, doctor.get("id"))); // site: on the other database
    }
  }

  @Expect(source = "device.id", site = "async chain", variant = PROVED)
  static void aChainOfFutures(Db db, int n) {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      var traced = db.scope().wrap(threads);
      CompletableFuture<Integer> sum =
          CompletableFuture.supplyAsync(
                  () ->
                      db.jdbc().queryForList("select id from device where id <= ?", Long.class, n),
                  traced)
              .thenApplyAsync(ids -> ids.stream().mapToInt(id -> readings(db, id)).sum(), traced);
      check(sum.join() > 0);
    } finally {
      threads.shutdown();
    }
  }

  private static int readings(Db db, long device) {
    String sql = "select amount from reading where device_id = ?";
    return db.jdbc().queryForList(sql, device).size(); // site: async chain
  }

  @Silent("two workers take one chunk of ids each, with one list each")
  static void chunksForTwoWorkers(Db db, int n) {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      var traced = db.scope().wrap(threads);
      List<CompletableFuture<Integer>> parts =
          IntStream.range(0, 2)
              .mapToObj(
                  part -> CompletableFuture.supplyAsync(() -> chunk(db, 20 * part, 10 + n), traced))
              .toList();
      check(parts.stream().mapToInt(CompletableFuture::join).sum() > 0);
    } finally {
      threads.shutdown();
    }
  }

  private static int chunk(Db db, int from, int size) {
    Object[] ids = IntStream.range(from + 1, from + 1 + size).boxed().toArray();
    String sql = "select name from ward where id in (?" + ", ?".repeat(size - 1) + ")";
    return db.jdbc().queryForList(sql, ids).size();
  }

  private static void check(boolean holds) {
    if (!holds) {
      throw new IllegalStateException("The scenario does not do what it says.");
    }
  }

  private static void show(Object shown) {
    Objects.requireNonNull(shown);
  }
}
