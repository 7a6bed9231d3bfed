package dev.roundtrip.corpus;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** Reading that repeats statements for good reasons: pages, windows, chunks, lines of one page. */
@HeldOut
final class ClinicQuiet {

  private ClinicQuiet() {}

  /** A page, and whether there is another one. */
  private record Slice<T>(List<T> rows, boolean hasNext) {}

  private static Slice<String> slice(Db db, int page, int size) {
    String sql = "select name from patient order by name, id offset ? rows fetch next ? rows only";
    List<String> rows = db.jdbc().queryForList(sql, String.class, page * size, size + 1);
    return new Slice<>(rows.subList(0, Math.min(size, rows.size())), rows.size() > size);
  }

  @Silent("slices by OFFSET and FETCH, until there is no next one")
  static void slicesUntilTheLast(Db db, int n) {
    int page = 0;
    Slice<String> slice;
    do {
      slice = slice(db, page++, Math.max(1, 120 / n));
    } while (slice.hasNext());
    check(page >= n);
  }

  @Silent("pages by a row of two columns, as a stream")
  static void aStreamOfKeysetPages(Db db, int n) {
    record Position(Timestamp starts, long id) {}
    List<Position> seen = new ArrayList<>();
    seen.add(new Position(Timestamp.valueOf(ClinicTables.start()), 0));
    String sql =
        "select starts, id from appointment where (starts, id) > (?, ?) order by starts, id limit 8";
    Stream.generate(() -> seen.get(seen.size() - 1))
        .limit(n)
        .forEach(
            last ->
                db.jdbc()
                    .query(
                        sql,
                        (ResultSet row) -> {
                          seen.add(new Position(row.getTimestamp(1), row.getLong(2)));
                        },
                        last.starts(),
                        last.id()));
    check(seen.size() > n);
  }

  @Silent("an export in chunks of the key, each of which starts where the last one ended")
  static void anExportByKey(Db db, int n) {
    long last = 0;
    StringBuilder csv = new StringBuilder();
    for (int chunk = 0; chunk < n; chunk++) {
      String sql =
          "select id, amount from reading where id > ? and amount >= 0 order by id limit 50";
      for (Map<String, Object> row : db.jdbc().queryForList(sql, last)) {
        last = ((Number) Objects.requireNonNull(row.get("id"))).longValue();
        csv.append(row.get("amount")).append(';');
      }
    }
    check(last == 50L * n);
  }

  @Silent("an export with a fetch size: one statement")
  static void anExportWithAFetchSize(Db db, int n) throws SQLException {
    db.connection().setAutoCommit(false);
    try (Statement statement = db.connection().createStatement()) {
      statement.setFetchSize(n);
      int rows = 0;
      try (ResultSet row = statement.executeQuery("select id, amount, taken from reading")) {
        while (row.next()) {
          rows += row.getInt("amount") >= 0 ? 1 : 0;
        }
      }
      check(rows == 2000);
    }
    db.connection().rollback();
    db.connection().setAutoCommit(true);
  }

  @Silent("a figure for each month: half-open windows of dates")
  static void figuresOfMonths(Db db, int n) {
    LocalDate month = LocalDate.of(2026, 3, 1);
    Map<LocalDate, Integer> visits = new HashMap<>();
    for (int i = 0; i < n; i++, month = month.plusMonths(1)) {
      String sql = "select count(*) from appointment where starts >= ? and starts < ?";
      Date from = Date.valueOf(month);
      Date to = Date.valueOf(month.plusMonths(1));
      visits.put(month, db.jdbc().queryForObject(sql, Integer.class, from, to));
    }
    check(visits.size() == n);
  }

  @Silent("one ward's days: a constant key, and a window that moves")
  static void daysOfOneDevice(Db db, int n) {
    NamedParameterJdbcTemplate named = new NamedParameterJdbcTemplate(db.jdbc());
    String sql =
        "select max(amount) from reading where device_id = :device"
            + " and taken between :from and :to";
    for (int day = 0; day < n; day++) {
      Timestamp from = Timestamp.valueOf(ClinicTables.start().plusDays(day));
      Timestamp to = Timestamp.valueOf(ClinicTables.start().plusDays(day).plusHours(23));
      show(named.queryForList(sql, Map.of("device", 9, "from", from, "to", to)));
    }
  }

  private static <T> List<List<T>> chunks(List<T> all, int size) {
    return IntStream.range(0, (all.size() + size - 1) / size)
        .mapToObj(i -> all.subList(i * size, Math.min(all.size(), (i + 1) * size)))
        .toList();
  }

  @Silent("keys of a statement, looked up in chunks of forty")
  static void namesInChunks(Db db, int n) {
    String invoices = "select distinct patient_id from invoice";
    List<Object> ids = db.jdbc().query(invoices, (row, i) -> row.getObject(1));
    NamedParameterJdbcTemplate named = new NamedParameterJdbcTemplate(db.jdbc());
    Map<Object, String> names = new HashMap<>();
    for (List<Object> chunk : chunks(ids, Math.max(12, ids.size() / n))) {
      named.query(
          "select id, name from patient where id in (:ids)",
          Map.of("ids", chunk),
          row -> {
            names.put(row.getObject("id"), row.getString("name"));
          });
    }
    check(names.size() == ids.size());
  }

  @Silent("children of all rows by one list, put together in memory")
  static void childrenOfAPageByOneList(Db db, int n) {
    List<String> codes =
        db.jdbc().queryForList("select code from clinic order by code limit ?", String.class, n);
    String marks = codes.stream().map(code -> "?").collect(Collectors.joining(", "));
    Map<Object, List<Map<String, Object>>> staff =
        db
            .jdbc()
            .queryForList(
                "select clinic_code, name from doctor where clinic_code in (" + marks + ")",
                codes.toArray())
            .stream()
            .collect(Collectors.groupingBy(row -> row.get("clinic_code")));
    check(staff.size() == n);
  }

  private static Map<String, Object> doctor(Db db, long id) {
    return db.jdbc().queryForMap("select id, name, version from doctor where id = ?", id);
  }

  @Silent("two records are compared, each loaded on its own line through one method")
  @Sizes(1)
  static void twoDoctorsAreMerged(Db db, int n) {
    Map<String, Object> kept = doctor(db, 41);
    Map<String, Object> dropped = doctor(db, 52);
    check(!kept.equals(dropped));
  }

  @Silent("three settings, each read where a field is set")
  @Sizes(1)
  static void fieldsFromSettings(Db db, int n) {
    record Options(String language, String zone, String paper) {}
    BiFunction<Db, String, String> read =
        (from, name) ->
            from.jdbc()
                .queryForObject("select content from setting where name = ?", String.class, name);
    String language = read.apply(db, "setting.3");
    String zone = read.apply(db, "setting.5");
    String paper = read.apply(db, "setting.8");
    show(new Options(language, zone, paper));
  }

  @Silent("the doctor of the visit, and the patient's own doctor, of one visit")
  @Sizes(1)
  static void twoDoctorsOfOneVisit(Db db, int n) {
    Map<String, Object> visit =
        db.jdbc()
            .queryForMap(
                "select a.doctor_id, p.doctor_id as own_doctor_id from appointment a"
                    + " join patient p on p.id = a.patient_id where a.id = 19");
    Optional<Object> doctor = name(db, visit.get("doctor_id"));
    Optional<Object> own = name(db, visit.get("own_doctor_id"));
    check(doctor.isPresent() && own.isPresent());
  }

  private static Optional<Object> name(Db db, @Nullable Object id) {
    return db.jdbc().queryForList("select name from doctor where id = ?", id).stream()
        .findFirst()
        .map(row -> row.get("name"));
  }

  @Silent("rows are counted before and after one is added")
  static void countedBeforeAndAfter(Db db, int n) {
    String count = "select count(*) from journal";
    Integer before = db.jdbc().queryForObject(count, Integer.class);
    db.jdbc().update("insert into journal (entry) values (?)", "counted " + n);
    Integer after = db.jdbc().queryForObject(count, Integer.class);
    check(before != null && after != null && after == before + 1);
    db.jdbc().update("delete from journal");
  }

  @Silent("the clock of the database, for each row")
  static void theClockForEachRow(Db db, int n) {
    List<String> codes =
        db.jdbc().queryForList("select code from clinic order by code limit ?", String.class, n);
    for (String code : codes) {
      show(code + db.jdbc().queryForObject("select current_timestamp", Timestamp.class));
    }
  }

  @Silent("a search whose filters differ each time: other statements, one row each")
  static void aSearchByWhatIsGiven(Db db, int n) {
    JdbcTemplate jdbc = db.jdbc();
    StringBuilder sql = new StringBuilder("select id, name from doctor where version < " + 10 * n);
    List<Object> binds = new ArrayList<>();
    for (Map.Entry<String, Object> filter :
        List.<Map.Entry<String, Object>>of(
            Map.entry("clinic_code", "CLC2"), Map.entry("name", "Dr. 2"), Map.entry("id", 2))) {
      sql.append(" and ").append(filter.getKey()).append(" = ?");
      binds.add(filter.getValue());
      show(jdbc.queryForList(sql.toString(), binds.toArray()));
    }
  }

  @Silent("everything joined in one statement, and grouped in memory")
  static void oneJoinForAll(Db db, int n) {
    String sql =
        "select c.code, d.name from clinic c left join doctor d on d.clinic_code = c.code"
            + " where c.code <= ? order by c.code";
    Map<Object, List<Object>> staff = new HashMap<>();
    for (Map<String, Object> row : db.jdbc().queryForList(sql, ClinicTables.code(n))) {
      staff.computeIfAbsent(row.get("code"), code -> new ArrayList<>()).add(row.get("name"));
    }
    check(staff.size() == n);
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
