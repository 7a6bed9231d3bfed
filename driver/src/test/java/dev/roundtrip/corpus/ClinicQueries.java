package dev.roundtrip.corpus;

import static dev.roundtrip.finding.FindingKind.LITERALS_INSTEAD_OF_BINDS;
import static dev.roundtrip.finding.FindingKind.LOOKUP_IN_LOOP;
import static dev.roundtrip.finding.NPlusOneVariant.AGGREGATE_PER_ROW;
import static dev.roundtrip.finding.NPlusOneVariant.PROVED;

import dev.roundtrip.contract.Engine;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** One statement for each row, in all the ways in which such a statement can be written. */
@HeldOut
final class ClinicQueries {

  private ClinicQueries() {}

  private static List<Object> column(Db db, String sql, int n) {
    return db.jdbc().query(sql, (row, i) -> row.getObject(1), n);
  }

  @Expect(source = "invoice.patient_id", site = "mark first", variant = PROVED)
  static void theMarkBeforeTheColumn(Db db, int n) {
    String invoices = "select patient_id from invoice where ? >= invoice_no";
    for (Object patient : column(db, invoices, n)) {
      String sql = "select starts from appointment a where 'DONE' = a.status and ? = a.patient_id";
      show(db.jdbc().queryForList(sql, patient)); // site: mark first
    }
  }

  @Expect(source = "patient.id", site = "two arms", variant = PROVED)
  static void aUnionForEachPatient(Db db, int n) {
    String sql =
        "select 'visit' as what, status as detail from appointment where patient_id = ?"
            + " union all select 'bill', clinic_code from invoice where patient_id = ?";
    for (Object id : column(db, "select id from patient order by mrn limit ?", n)) {
      show(db.jdbc().queryForList(sql, id, id)); // site: two arms
    }
  }

  @Expect(source = "doctor.id", site = "ranked")
  static void aWindowForEachDoctor(Db db, int n) {
    String sql =
        """
        select t.id, t.room
          from (select a.id, a.room, a.doctor_id,
                       row_number() over (partition by a.doctor_id order by a.starts) as rn
                  from appointment a
                 where a.doctor_id = ?) t
         where t.rn <= 2
        """;
    List<Map<String, Object>> doctors =
        db.jdbc().queryForList("select d.id, d.name from doctor d where d.id <= ?", n);
    for (Map<String, Object> doctor : doctors) {
      show(db.jdbc().queryForList(sql, doctor.get("id"))); // site: ranked
    }
  }

  @Expect(source = "doctor_id", site = "from a cte")
  static void keysOfACommonTableExpression(Db db, int n) {
    String busy =
        "with busy (doctor_id, visits) as (select a.doctor_id, count(*) from appointment a"
            + " group by a.doctor_id) select doctor_id from busy where doctor_id <= ?";
    for (Object id : column(db, busy, n)) {
      String sql = "select name from doctor where id = ? and deleted_at is null";
      show(db.jdbc().queryForList(sql, id)); // site: from a cte
    }
  }

  @Expect(source = "clinic.code", site = "not deleted", variant = PROVED)
  static void rowsThatAreOnlyMarkedAsDeleted(Db db, int n) {
    for (Object code : column(db, "select code from clinic order by code limit ?", n)) {
      String sql =
          "select id, name from doctor where deleted_at is null and clinic_code = ?"
              + " and version >= 0 order by name";
      show(db.jdbc().queryForList(sql, code)); // site: not deleted
    }
  }

  private record InvoiceKey(String clinic, int year, int number) {}

  @Expect(source = "invoice.clinic_code", site = "three parts", variant = PROVED)
  static void aKeyOfThreeColumns(Db db, int n) {
    List<InvoiceKey> keys =
        db.jdbc()
            .query(
                "select clinic_code, year_no, invoice_no from invoice where invoice_no <= ?",
                (row, i) -> new InvoiceKey(row.getString(1), row.getInt(2), row.getInt(3)),
                n);
    for (InvoiceKey key : keys) {
      String sql =
          "select pos, service_code from invoice_item"
              + " where clinic_code = ? and year_no = ? and invoice_no = ? order by pos";
      show(
          db.jdbc().queryForList(sql, key.clinic(), key.year(), key.number())); // site: three parts
    }
  }

  @Expect(source = "patient.id", site = "literal uuid", variant = PROVED)
  // The label asked for the literals too, and was wrong: a statement belongs to one verdict
  // (decision 0015), and the loop is the greater waste.
  @Enabled(LITERALS_INSTEAD_OF_BINDS)
  static void uuidsInTheText(Db db, int n) throws SQLException {
    List<String> ids =
        db.jdbc()
            .query("select id from patient order by mrn limit ?", (row, i) -> row.getString(1), n);
    try (Statement statement = db.connection().createStatement()) {
      for (String id : ids) {
        StringBuilder sql = new StringBuilder("SELECT total FROM invoice WHERE patient_id = '");
        sql.append(id).append("'");
        try (ResultSet rows = statement.executeQuery(sql.toString())) { // site: literal uuid
          show(rows.next());
        }
      }
    }
  }

  private record Installed(long device, Timestamp since, Timestamp until) {}

  @Expect(source = "device.id", site = "in its time", variant = AGGREGATE_PER_ROW)
  static void readingsBetweenTwoDatesOfEachDevice(Db db, int n) {
    List<Installed> devices =
        db.jdbc()
            .query(
                "select id, since, until from device where id <= ?",
                (row, i) -> new Installed(row.getLong(1), row.getTimestamp(2), row.getTimestamp(3)),
                n);
    for (Installed device : devices) {
      String sql = "select avg(amount) from reading where device_id = ? and taken between ? and ?";
      Object[] binds = {device.device(), device.since(), device.until()};
      show(db.jdbc().queryForList(sql, binds)); // site: in its time
    }
  }

  @Expect(source = "invoice.patient_id", site = "case of exists", variant = AGGREGATE_PER_ROW)
  static void existsInTheSelectList(Db db, int n) {
    String sql =
        "select case when exists (select 1 from appointment where patient_id = ?"
            + " and status = 'BOOKED') then 1 else 0 end";
    for (Object id : column(db, "select patient_id from invoice where invoice_no <= ?", n)) {
      show(db.jdbc().queryForList(sql, Integer.class, id)); // site: case of exists
    }
  }

  @Expect(source = "doctor.id", site = "next visit", variant = AGGREGATE_PER_ROW)
  static void theNextVisitOfEachDoctor(Db db, int n) {
    List<Long> ids = new ArrayList<>();
    db.jdbc()
        .query(
            "select max(version), id from doctor where id <= " + n + " group by id",
            row -> {
              ids.add(row.getLong("id"));
            });
    for (Long id : ids) {
      String sql =
          "select starts, room from appointment where doctor_id = ? and starts > ?"
              + " order by starts fetch first 1 rows only";
      Timestamp now = Timestamp.valueOf(ClinicTables.start());
      show(db.jdbc().queryForList(sql, id, now)); // site: next visit
    }
  }

  @Expect(value = LOOKUP_IN_LOOP, from = 3, site = "computed number")
  static void numbersThatAreMadeOfThePosition(Db db, int n) {
    List<String> names =
        IntStream.rangeClosed(1, n)
            .mapToObj(i -> "MRN-" + (7000 + i))
            .map(
                mrn -> {
                  String sql = "select name from patient where mrn = ?";
                  return db.jdbc().queryForObject(sql, String.class, mrn); // site: computed number
                })
            .toList();
    check(names.size() == n);
  }

  // The label said that it is an aggregate, and was wrong for PostgreSQL: the row of the doctor is
  // what is asked for there, and the join adds to it.
  @Expect(source = "doctor.id", site = "lateral")
  static void aLateralJoinForEachDoctor(Db db, int n) {
    String lateral =
        "select d.name, last_visit.starts from doctor d cross join lateral (select a.starts"
            + " from appointment a where a.doctor_id = d.id order by a.starts desc limit 1)"
            + " last_visit where d.id = ?";
    String correlated =
        "select d.name, (select max(a.starts) from appointment a where a.doctor_id = d.id)"
            + " as starts from doctor d where d.id = ? limit 1";
    String sql = db.engine() == Engine.POSTGRESQL ? lateral : correlated;
    for (Object id : column(db, "select id from doctor where id <= ?", n)) {
      show(db.jdbc().queryForList(sql, id)); // site: lateral
    }
  }

  @Expect(source = "appointment.doctor_id", site = "on a second line", variant = PROVED)
  static void aStreamOfRowsAndAStatementForEach(Db db, int n) throws SQLException {
    String child = "select name from doctor where (id = ?) and (deleted_at is null)";
    try (Statement parents = db.connection().createStatement();
        java.sql.Connection other = db.dataSource().getConnection();
        PreparedStatement doctor = other.prepareStatement(child)) {
      parents.setFetchSize(4);
      String sql = "select id, doctor_id from appointment where id <= " + n;
      try (ResultSet row = parents.executeQuery(sql)) {
        while (row.next()) {
          doctor.setLong(1, row.getLong("doctor_id"));
          try (ResultSet name = doctor.executeQuery()) { // site: on a second line
            show(name.next());
          }
        }
      }
    }
  }

  // The label said from = 3, and was wrong: the first two clinics have two currencies.
  @Expect(source = "clinic.currency", site = "currency")
  static void aRateForTheCurrencyOfEachClinic(Db db, int n) {
    // Three currencies, in turns: the same keys come again.
    String clinics = "select code, currency from clinic order by code limit ?";
    for (Map<String, Object> clinic : db.jdbc().queryForList(clinics, n)) {
      String sql =
          "select max(i.total) from invoice i join clinic c on c.code = i.clinic_code"
              + " where c.currency = ?";
      show(db.jdbc().queryForList(sql, clinic.get("currency"))); // site: currency
    }
  }

  @Expect(source = "doctor.substitute_id", site = "substitute", variant = PROVED)
  static void theSubstituteOfEachDoctor(Db db, int n) {
    String doctors = "select name, substitute_id from doctor where id between 1 and ?";
    db.jdbc()
        .queryForList(doctors, n)
        .forEach(
            doctor -> {
              String sql = "select d2.name from doctor d2 where d2.id in (?) limit 100";
              Object id = doctor.get("substitute_id");
              show(db.jdbc().queryForList(sql, id)); // site: substitute
            });
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
