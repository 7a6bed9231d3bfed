package dev.roundtrip.corpus;

import static dev.roundtrip.finding.NPlusOneVariant.NESTED;
import static dev.roundtrip.finding.NPlusOneVariant.PROVED;
import static dev.roundtrip.finding.NPlusOneVariant.RECURSIVE_WALK;

import java.lang.reflect.Method;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/** Walks over trees and chains, and loops inside of loops, several methods deep. */
@HeldOut
final class ClinicTrees {

  private ClinicTrees() {}

  private record Ward(long id, Optional<Long> parent) {}

  private record Wards(JdbcTemplate jdbc) {
    List<Long> below(long id) {
      String sql = "select id from ward where parent_id = ? order by id";
      return jdbc.queryForList(sql, Long.class, id); // site: below
    }

    Optional<Ward> find(long id) {
      String sql = "select id, parent_id from ward where id = ?";
      return jdbc.query(sql, Wards::ward, id).stream().findFirst(); // site: ward
    }

    private static Ward ward(ResultSet row, int number) throws SQLException {
      long parent = row.getLong("parent_id");
      return new Ward(row.getLong("id"), row.wasNull() ? Optional.empty() : Optional.of(parent));
    }
  }

  @Expect(source = "ward.id", from = 3, site = "below", variant = RECURSIVE_WALK)
  static void aTreeAsAStream(Db db, int n) {
    // First written with limit(n), which does not keep flatMap from reading the whole tree.
    Wards wards = new Wards(db.jdbc());
    AtomicInteger left = new AtomicInteger(n);
    check(subtree(wards, 1, left).count() >= n);
  }

  private static Stream<Long> subtree(Wards wards, long id, AtomicInteger left) {
    if (left.getAndDecrement() <= 0) {
      return Stream.of(id);
    }
    return Stream.concat(
        Stream.of(id), wards.below(id).stream().flatMap(ward -> subtree(wards, ward, left)));
  }

  @Expect(source = "ward.parent_id", from = 3, site = "ward", variant = RECURSIVE_WALK)
  @Sizes({2, 5})
  static void upwardsByOptionals(Db db, int n) {
    Wards wards = new Wards(db.jdbc());
    Optional<Ward> ward = wards.find(1L << n);
    int steps = 1;
    while (steps < n && ward.isPresent()) {
      ward = ward.flatMap(Ward::parent).flatMap(wards::find);
      steps++;
    }
    check(steps == n);
  }

  /** Folders and what is in them, in one recursion. */
  private static final class Inventory {
    private final Db db;
    private final List<Object> beds = new ArrayList<>();
    private int left;

    Inventory(Db db, int wards) {
      this.db = db;
      this.left = wards;
    }

    void collect(long ward) {
      left--;
      beds.addAll(bedsOf(ward));
      for (long below : wardsBelow(ward)) {
        if (left > 0) {
          collect(below);
        }
      }
    }

    private List<String> bedsOf(long ward) {
      String sql = "select label from bed where ward_id = ?";
      return db.jdbc().queryForList(sql, String.class, ward); // site: beds
    }

    private List<Long> wardsBelow(long ward) {
      String sql = "select w.id from ward w where w.parent_id = ?";
      return db.jdbc().queryForList(sql, Long.class, ward); // site: wards
    }
  }

  @Expect(source = "ward.id", site = "wards", variant = RECURSIVE_WALK)
  // The label said that this one is nested, and was wrong: a walk has no levels that multiply, the
  // beds are fetched once for each ward.
  @Expect(source = "ward.id", site = "beds")
  @Sizes({8, 20})
  static void bedsAndWardsInOneRecursion(Db db, int n) {
    Inventory inventory = new Inventory(db, n);
    inventory.collect(1);
    check(!inventory.beds.isEmpty());
  }

  private interface Loader<K, V> {
    List<V> load(K key);
  }

  @Expect(source = "doctor.id", nested = true, site = "visits of a doctor", variant = NESTED)
  static void loadersInsideOfLoaders(Db db, int n) {
    Loader<String, Long> doctors =
        code -> {
          String sql = "select id from doctor where clinic_code = ?";
          return db.jdbc().queryForList(sql, Long.class, code);
        };
    Loader<Long, String> visits =
        doctor -> {
          String sql = "select room from appointment where doctor_id = ?";
          return db.jdbc().queryForList(sql, String.class, doctor); // site: visits of a doctor
        };
    String clinics = "select code from clinic order by code limit ?";
    List<String> rooms =
        db.jdbc().queryForList(clinics, String.class, n).stream()
            .map(doctors::load)
            .flatMap(List::stream)
            .map(visits::load)
            .flatMap(List::stream)
            .toList();
    check(!rooms.isEmpty());
  }

  /** Beans whose getters load, as a serializer calls them. */
  public static final class ClinicBean {
    private final Db db;
    private final Object code;

    ClinicBean(Db db, Object code) {
      this.db = db;
      this.code = code;
    }

    public Object getCode() {
      return code;
    }

    public Object getStaff() {
      String sql = "select name from doctor where clinic_code = ? order by name";
      return db.jdbc().queryForList(sql, String.class, code); // site: getter
    }
  }

  @Expect(source = "clinic.code", site = "getter", variant = PROVED)
  static void gettersThatASerializerCalls(Db db, int n) throws ReflectiveOperationException {
    String clinics = "select code, name from clinic order by code limit ?";
    StringBuilder json = new StringBuilder();
    for (Map<String, Object> row : db.jdbc().queryForList(clinics, n)) {
      ClinicBean bean = new ClinicBean(db, Objects.requireNonNull(row.get("code")));
      for (Method getter : ClinicBean.class.getMethods()) {
        if (getter.getName().startsWith("get")
            && getter.getParameterCount() == 0
            && getter.getDeclaringClass() == ClinicBean.class) {
          json.append(getter.invoke(bean));
        }
      }
    }
    check(json.length() > 0);
  }

  /** Hands out rows one by one, each with what belongs to it. */
  private static final class Chart implements Iterator<Map<String, Object>> {
    private final Db db;
    private final Iterator<Map<String, Object>> patients;

    Chart(Db db, int n) {
      this.db = db;
      String sql = "select p.id, p.name from patient p order by p.mrn limit ?";
      this.patients = db.jdbc().queryForList(sql, n).iterator();
    }

    @Override
    public boolean hasNext() {
      return patients.hasNext();
    }

    @Override
    public Map<String, Object> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Map<String, Object> patient = patients.next();
      String sql = "select starts, room from appointment where patient_id = ? order by starts";
      patient.put("visits", db.jdbc().queryForList(sql, patient.get("id"))); // site: chart
      return patient;
    }
  }

  @Expect(source = "patient.id", site = "chart", variant = PROVED)
  static void anIteratorThatLoads(Db db, int n) {
    Chart chart = new Chart(db, n);
    int seen = 0;
    while (chart.hasNext()) {
      seen += chart.next().size();
    }
    check(seen == 3 * n);
  }

  @Expect(source = "patient.id", site = "of a page", variant = PROVED)
  static void detailsOfPagesByOffset(Db db, int n) {
    int size = Math.max(1, n / 2);
    int page = 0;
    List<Map<String, Object>> rows;
    do {
      String sql = "select id, name from patient order by mrn limit ? offset ?";
      rows = db.jdbc().queryForList(sql, size, page * size);
      for (Map<String, Object> row : rows) {
        String bills = "select total from invoice where patient_id = ? and paid = 0";
        show(db.jdbc().queryForList(bills, row.get("id"))); // site: of a page
      }
      page++;
    } while (page * size < n);
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
