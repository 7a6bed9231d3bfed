package dev.roundtrip.corpus;

import static dev.roundtrip.finding.FindingKind.DUPLICATE;
import static dev.roundtrip.finding.FindingKind.LOOKUP_IN_LOOP;
import static dev.roundtrip.finding.NPlusOneVariant.AGGREGATE_PER_ROW;
import static dev.roundtrip.finding.NPlusOneVariant.PROVED;
import static dev.roundtrip.finding.NPlusOneVariant.SEVERAL_PER_ROW;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** Controllers over services over repositories: rows are completed one by one, levels below. */
@HeldOut
final class ClinicServices {

  private ClinicServices() {}

  private record Appointment(long id, Object patientId, long doctorId, String status) {}

  private record Doctor(long id, String name, String clinic) {}

  private record AppointmentRepository(JdbcTemplate jdbc) {
    private static final RowMapper<Appointment> MAPPER =
        (row, i) ->
            new Appointment(
                row.getLong("id"),
                row.getObject("patient_id"),
                row.getLong("doctor_id"),
                row.getString("status"));

    List<Appointment> first(int limit) {
      return jdbc.query(
          "select id, patient_id, doctor_id, status from appointment order by id limit ?",
          MAPPER,
          limit);
    }
  }

  private record DoctorRepository(JdbcTemplate jdbc) {
    Optional<Doctor> byId(long id) {
      String sql = "select id, name, clinic_code from doctor where id = ?";
      RowMapper<Doctor> mapper =
          (row, i) -> new Doctor(row.getLong(1), row.getString(2), row.getString(3));
      return jdbc.query(sql, mapper, id).stream().findFirst(); // site: doctor by id
    }
  }

  private record PatientRepository(JdbcTemplate jdbc) {
    Optional<String> nameOf(Object id) {
      String sql = "select name from patient where id = ?";
      return jdbc.queryForList(sql, String.class, id).stream().findAny(); // site: patient name
    }
  }

  /** The service between a controller and its repositories. */
  private static final class ScheduleService {
    private final AppointmentRepository appointments;
    private final DoctorRepository doctors;
    private final PatientRepository patients;

    ScheduleService(Db db) {
      appointments = new AppointmentRepository(db.jdbc());
      doctors = new DoctorRepository(db.jdbc());
      patients = new PatientRepository(db.jdbc());
    }

    List<String> board(int limit) {
      return appointments.first(limit).stream().map(this::line).collect(Collectors.toList());
    }

    private String line(Appointment appointment) {
      return appointment.status() + " " + doctorName(appointment);
    }

    private String doctorName(Appointment appointment) {
      return doctors.byId(appointment.doctorId()).map(Doctor::name).orElse("n/a");
    }

    List<String> callList(int limit) {
      return appointments.first(limit).stream()
          .map(Appointment::patientId)
          .map(patients::nameOf)
          .flatMap(Optional::stream)
          .toList();
    }
  }

  @Expect(source = "appointment.doctor_id", site = "doctor by id", variant = PROVED)
  static void aBoardOfAppointments(Db db, int n) {
    check(new ScheduleService(db).board(n).size() == n);
  }

  @Expect(source = "appointment.patient_id", site = "patient name", variant = PROVED)
  static void aCallListThroughOptionals(Db db, int n) {
    check(new ScheduleService(db).callList(n).size() == n);
  }

  /** One request asks for the board twice, once to count it. */
  @Expect(source = "appointment.doctor_id", site = "doctor by id", variant = PROVED)
  @Expect(value = DUPLICATE, site = "once more")
  @Sizes({5, 20})
  static void theHeadIsAskedForAgainAndAgain(Db db, int n) {
    new ScheduleService(db).board(n);
    for (int i = 0; i < n; i++) {
      show(head(db));
    }
  }

  private static List<String> head(Db db) {
    String sql = "select name from doctor where clinic_code = 'CLB1' and version = 0";
    return db.jdbc().queryForList(sql, String.class); // site: once more
  }

  /** Builds what a page shows of one appointment, from three repositories. */
  private record Assembler(Db db) {
    Map<String, Object> detail(Appointment appointment) {
      Map<String, Object> detail = new LinkedHashMap<>();
      detail.put("patient", patient(appointment));
      detail.put("invoices", invoices(appointment));
      return detail;
    }

    private Object patient(Appointment appointment) {
      String sql = "select name, born from patient where id = ?";
      return db.jdbc().queryForMap(sql, appointment.patientId()); // site: assembled
    }

    private Object invoices(Appointment appointment) {
      String sql = "select invoice_no, total from invoice where patient_id = ?";
      return db.jdbc().queryForList(sql, appointment.patientId()); // site: assembled
    }
  }

  @Expect(source = "appointment.patient_id", site = "assembled", variant = SEVERAL_PER_ROW)
  static void detailsByAnAssembler(Db db, int n) {
    Assembler assembler = new Assembler(db);
    List<Map<String, Object>> page = new ArrayList<>();
    new AppointmentRepository(db.jdbc()).first(n).forEach(a -> page.add(assembler.detail(a)));
    check(page.size() == n);
  }

  /** One class for all tables, as generic code has it. */
  private static final class Dao {
    private final JdbcTemplate jdbc;
    private final String table;

    Dao(JdbcTemplate jdbc, String table) {
      this.jdbc = jdbc;
      this.table = table;
    }

    List<Map<String, Object>> findBy(String column, Object value) {
      return select("where " + column + " = ?", value);
    }

    List<Map<String, Object>> first(String order, int limit) {
      return select("order by " + order + " limit ?", limit);
    }

    private List<Map<String, Object>> select(String rest, Object... binds) {
      return jdbc.queryForList("select * from " + table + " " + rest, binds);
    }
  }

  @Expect(source = "clinic.code", site = "by the dao", variant = PROVED)
  static void aGenericDao(Db db, int n) {
    Dao clinics = new Dao(db.jdbc(), "clinic");
    Dao doctors = new Dao(db.jdbc(), "doctor");
    // Added after the first run, in which no second table showed that the class is for all of them.
    show(new Dao(db.jdbc(), "ward").findBy("id", 5));
    for (Map<String, Object> clinic : clinics.first("code", n)) {
      Object code = Objects.requireNonNull(clinic.get("code"));
      show(doctors.findBy("clinic_code", code)); // site: by the dao
    }
  }

  @Expect(source = "appointment.doctor_id", site = "computed", variant = PROVED)
  static void aMapThatComputesWhatItLacks(Db db, int n) {
    Map<Long, List<String>> byDoctor = new HashMap<>();
    String sql =
        "select name from clinic c where exists (select 1 from doctor d"
            + " where d.clinic_code = c.code and d.id = ?)";
    for (Appointment a : new AppointmentRepository(db.jdbc()).first(n)) {
      byDoctor.computeIfAbsent(
          a.doctorId(), id -> db.jdbc().queryForList(sql, String.class, id)); // site: computed
    }
    check(byDoctor.size() > 1);
  }

  @Silent("all rows have one doctor, whom a map keeps")
  static void aMapThatAlreadyHasIt(Db db, int n) {
    Map<Object, Object> byDoctor = new HashMap<>();
    DoctorRepository doctors = new DoctorRepository(db.jdbc());
    String sql = "select id, doctor_id from appointment where doctor_id = 14 and id <= ?";
    for (Map<String, Object> row : db.jdbc().queryForList(sql, 60 * n)) {
      long doctor = ((Number) Objects.requireNonNull(row.get("doctor_id"))).longValue();
      byDoctor.computeIfAbsent(doctor, id -> doctors.byId(doctor));
    }
    check(byDoctor.size() == 1);
  }

  @Expect(source = "patient.id", site = "may read", variant = AGGREGATE_PER_ROW)
  static void aFilterThatAsksForEachRow(Db db, int n) {
    String patients = "select id, name from patient order by mrn limit ?";
    List<Object> visible =
        db.jdbc().query(patients, (row, i) -> row.getObject("id"), n).stream()
            .filter(patient -> mayRead(db, 14, patient))
            .toList();
    show(visible);
  }

  private static boolean mayRead(Db db, long doctor, Object patient) {
    String sql = "select count(*) from appointment where doctor_id = ? and patient_id = ?";
    Integer count = db.jdbc().queryForObject(sql, Integer.class, doctor, patient); // site: may read
    return count != null && count > 0;
  }

  /** What a resolver of one field gets, and gives. */
  private static final Map<String, BiFunction<Db, Map<String, Object>, Object>> RESOLVERS =
      Map.of(
          "clinic",
          (db, doctor) -> {
            String sql = "select name, currency from clinic where code = ?";
            return db.jdbc().queryForList(sql, doctor.get("clinic_code")); // site: resolver
          });

  @Expect(source = "doctor.clinic_code", site = "resolver", variant = PROVED)
  static void resolversOfFields(Db db, int n) {
    List<Map<String, Object>> doctors =
        db.jdbc().queryForList("select id, clinic_code from doctor where id <= ?", n);
    for (Map<String, Object> doctor : doctors) {
      for (String field : List.of("id", "clinic")) {
        BiFunction<Db, Map<String, Object>, Object> resolver = RESOLVERS.get(field);
        show(resolver == null ? field : resolver.apply(db, doctor));
      }
    }
  }

  /** A template method: what is looked up is up to the subclass. */
  private abstract static class FileImport {
    int run(List<String> file) {
      int known = 0;
      for (String line : file) {
        known += lookUp(line) == null ? 0 : 1;
      }
      return known;
    }

    abstract @Nullable Object lookUp(String line);
  }

  @Expect(value = LOOKUP_IN_LOOP, from = 3, site = "of a file")
  static void serialNumbersOfAFile(Db db, int n) {
    FileImport devices =
        new FileImport() {
          @Override
          @Nullable Object lookUp(String serial) {
            String sql = "select d.id from device d where d.serial = ?";
            List<Long> ids = db.jdbc().queryForList(sql, Long.class, serial); // site: of a file
            return ids.isEmpty() ? null : ids.get(0);
          }
        };
    List<String> file =
        IntStream.rangeClosed(1, n).mapToObj(i -> "SN" + (90_000 + 17 * i)).toList();
    check(devices.run(file) == n);
  }

  @Expect(source = "invoice.patient_id", site = "named list of one", variant = PROVED)
  static void aNamedListOfOneMember(Db db, int n) {
    NamedParameterJdbcTemplate named = new NamedParameterJdbcTemplate(db.jdbc());
    String invoices = "select patient_id from invoice where invoice_no <= :last";
    String sql = "select name from patient where id in (:ids)";
    for (Object id : named.query(invoices, Map.of("last", n), (row, i) -> row.getObject(1))) {
      MapSqlParameterSource ids = new MapSqlParameterSource("ids", List.of(id));
      show(named.queryForList(sql, ids, String.class)); // site: named list of one
    }
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
