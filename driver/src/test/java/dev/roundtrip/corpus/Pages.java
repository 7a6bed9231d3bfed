package dev.roundtrip.corpus;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.SqlSession;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Pages, chunks, windows and prefixes, in every style. */
@HeldOut
final class Pages {

  private Pages() {}

  @Silent("pages by offset, in jOOQ")
  static void offsetsByJooq(Db db, int n) {
    DSLContext jooq = Clients.jooq(db);
    Field<Long> id = DSL.field("id", Long.class);
    Field<Long> region = DSL.field("region_id", Long.class);
    for (int page = 0; page < n; page++) {
      var rows = jooq.select(id).from("customer").where(region.eq(3L)).orderBy(id);
      show(rows.limit(4).offset(4 * page).fetch());
    }
  }

  /** Pages by a mapper. */
  interface PageMapper {
    @Select(
        "select id, name from customer where region_id = #{region} order by id"
            + " limit #{size} offset #{offset}")
    List<Map<String, Object>> page(
        @Param("region") long region, @Param("size") int size, @Param("offset") int offset);

    @Select(
        "select id from purchase where customer_id = 3 and id < #{before} order by id desc"
            + " limit 2")
    List<Long> before(long before);
  }

  @Silent("pages by offset, in MyBatis, for one region")
  static void offsetsByMyBatis(Db db, int n) {
    try (SqlSession session = Clients.mybatis(db, ExecutorType.SIMPLE, PageMapper.class)) {
      PageMapper mapper = session.getMapper(PageMapper.class);
      for (int page = 0; page < n; page++) {
        show(mapper.page(5, 3, 3 * page));
      }
    }
  }

  @Silent("pages by key, backwards")
  static void keysBackwards(Db db, int n) throws SQLException {
    long before = 500;
    for (int page = 0; page < n; page++) {
      String sql = "select id, name from customer where id < ? order by id desc limit 3";
      try (PreparedStatement statement = db.connection().prepareStatement(sql)) {
        statement.setLong(1, before);
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            before = rows.getLong("id");
          }
        }
      }
    }
  }

  @Silent("pages by key, with the constant first and the column behind it")
  static void keysWrittenBackwards(Db db, int n) {
    Long last = 0L;
    for (int page = 0; page < n; page++) {
      String sql = "select id from customer where ? < id and region_id > 0 order by id limit 5";
      List<Long> ids = db.jdbc().queryForList(sql, Long.class, last);
      last = ids.get(ids.size() - 1);
    }
  }

  @Silent("pages by key, inclusive, as some interfaces have it")
  static void inclusiveKeys(Db db, int n) {
    long next = 1;
    for (int page = 0; page < n; page++) {
      String sql = "select id from customer where id >= ? order by id fetch first 4 rows only";
      List<Long> ids = db.jdbc().queryForList(sql, Long.class, next);
      next = ids.get(ids.size() - 1);
    }
  }

  /** Pages that look like one stream. */
  private static final class Cursor extends Spliterators.AbstractSpliterator<Long> {
    private final Db db;
    private final int pages;
    private List<Long> page = List.of();
    private int read;
    private int position;

    Cursor(Db db, int pages) {
      super(Long.MAX_VALUE, Spliterator.ORDERED);
      this.db = db;
      this.pages = pages;
    }

    @Override
    public boolean tryAdvance(Consumer<? super Long> action) {
      if (position == page.size() && read < pages) {
        long after = page.isEmpty() ? 0 : page.get(page.size() - 1);
        String sql = "select id from purchase where tenant_id = 1 and id > ? order by id limit 4";
        page = db.jdbc().queryForList(sql, Long.class, after);
        position = 0;
        read++;
      }
      return position < page.size() && next(action);
    }

    private boolean next(Consumer<? super Long> action) {
      action.accept(page.get(position++));
      return true;
    }
  }

  @Silent("pages by key behind a stream")
  static void aStreamOfPages(Db db, int n) {
    show(StreamSupport.stream(new Cursor(db, n), false).mapToLong(Long::longValue).sum());
  }

  @Silent("pages by date and id, by jOOQ's seek")
  static void seekByJooq(Db db, int n) {
    DSLContext jooq = Clients.jooq(db);
    Field<Integer> quantity = DSL.field("quantity", Integer.class);
    Field<Long> id = DSL.field("id", Long.class);
    int lastQuantity = 0;
    long lastId = 0;
    for (int page = 0; page < n; page++) {
      var ordered = jooq.select(quantity, id).from("visit").orderBy(quantity, id);
      var rows = ordered.seek(lastQuantity, lastId).limit(3).fetch();
      lastQuantity = rows.get(rows.size() - 1).value1();
      lastId = rows.get(rows.size() - 1).value2();
    }
  }

  @Silent("the purchases of one customer, page by page")
  static void childrenOfOneParentInPages(Db db, int n) {
    long customer = db.jdbc().queryForList("select id from customer", Long.class).get(0);
    for (int page = 0; page < n; page++) {
      String sql = "select id from purchase where customer_id = ? order by id limit ? offset ?";
      show(db.jdbc().queryForList(sql, customer, 2, 2 * page));
    }
  }

  @Silent("twelve months, each between two dates")
  @Sizes({2, 5, 12})
  static void months(Db db, int n) {
    LocalDate month = LocalDate.of(2026, 1, 1);
    List<Object> totals = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      String sql = "select count(*) from purchase where placed between ? and ?";
      LocalDate start = month.plusMonths(i);
      totals.add(db.jdbc().queryForList(sql, start, start.plusMonths(1).minusDays(1)));
    }
    show(totals);
  }

  @Silent("weeks of one customer, by Jdbi")
  static void weeksByJdbi(Db db, int n) {
    LocalDate day = LocalDate.of(2026, 1, 1);
    Clients.jdbi(db)
        .useHandle(
            handle -> {
              String sql =
                  "select sum(quantity) from purchase where customer_id = :customer"
                      + " and placed >= :from and placed < :to";
              for (int week = 0; week < n; week++) {
                var query = handle.createQuery(sql).bind("customer", 4);
                query.bind("from", day.plusWeeks(week)).bind("to", day.plusWeeks(week + 1));
                show(query.mapToMap().list());
              }
            });
  }

  @Silent("a prefix for each key stroke: LIKE is no lookup of a key")
  static void prefixes(Db db, int n) {
    for (int i = 1; i <= n; i++) {
      String sql = "select name from customer where name like ? order by name limit 10";
      show(db.jdbc().queryForList(sql, "Customer " + i + "%"));
    }
  }

  @Silent("a histogram by computed predicates: no column is compared with a key")
  static void buckets(Db db, int n) {
    for (int bucket = 0; bucket < n; bucket++) {
      String sql = "select count(*) from purchase where quantity * ? > 100 + id";
      show(db.jdbc().queryForList(sql, bucket));
    }
  }

  @Silent("a page of rows and its total")
  @Sizes(1)
  static void aPageAndItsTotal(Db db, int n) {
    String rows = "select id from purchase where customer_id = ? order by id limit 20";
    show(db.jdbc().queryForList(rows, 6));
    show(db.jdbc().queryForList("select count(*) from purchase where customer_id = ?", 6));
  }

  private static void show(Object shown) {
    Objects.requireNonNull(shown);
  }
}
