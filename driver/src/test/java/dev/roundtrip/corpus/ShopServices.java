package dev.roundtrip.corpus;

import static dev.roundtrip.finding.NPlusOneVariant.PROVED;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** Services, repositories and views of a shop: rows whose details are fetched row by row. */
@HeldOut
final class ShopServices {

  private ShopServices() {}

  private record Order(long id, long customerId, String status) {}

  private record Line(long orderId, long productId, int quantity) {}

  /** A repository with row mappers, as most are written with JdbcTemplate. */
  private static final class OrderRepository {
    private static final RowMapper<Order> ORDER =
        (row, i) -> new Order(row.getLong("id"), row.getLong("customer_id"), row.getString(3));
    private static final RowMapper<Line> LINE =
        (row, i) -> new Line(row.getLong(1), row.getLong(2), row.getInt(3));

    private final Db db;

    OrderRepository(Db db) {
      this.db = db;
    }

    List<Order> newest(int limit) {
      String sql = "select id, customer_id, status from purchase where id > 0 order by id limit ?";
      return db.jdbc().query(sql, ORDER, limit);
    }

    List<Line> lines(Order order) {
      String sql =
          "select purchase_id, product_id, quantity from purchase_line where purchase_id = ?";
      return db.jdbc().query(sql, LINE, order.id()); // site: lines
    }

    Optional<String> customerName(Order order) {
      String sql = "select name from customer where id = ?";
      long id = order.customerId();
      return db.jdbc().queryForList(sql, String.class, id).stream().findFirst(); // site: names
    }

    @Nullable String product(long id) {
      String sql = "select name from product where id = :id";
      Map<String, Long> binds = Map.of("id", id);
      NamedParameterJdbcTemplate named = new NamedParameterJdbcTemplate(db.jdbc());
      return named.queryForObject(sql, binds, String.class); // site: product
    }
  }

  @Expect(source = "purchase.id", site = "lines", variant = PROVED)
  static void linesOfEachOrder(Db db, int n) {
    OrderRepository orders = new OrderRepository(db);
    int items = orders.newest(n).stream().mapToInt(order -> orders.lines(order).size()).sum();
    check(items > 0);
  }

  @Expect(source = "purchase.customer_id", site = "names", variant = PROVED)
  static void namesInATable(Db db, int n) {
    OrderRepository orders = new OrderRepository(db);
    Map<Long, String> names =
        orders.newest(n).stream()
            .collect(Collectors.toMap(Order::id, o -> orders.customerName(o).orElse("?")));
    check(names.size() == n);
  }

  @Expect(source = "purchase_line.product_id", site = "product", variant = PROVED)
  static void productsOfOneOrderSheet(Db db, int n) {
    // One statement fetches the lines of n orders; no order is looked at on its own.
    String sql =
        "select l.purchase_id, l.product_id, l.quantity from purchase_line l"
            + " join purchase p on p.id = l.purchase_id where p.id <= ? and l.line_no = 1";
    OrderRepository orders = new OrderRepository(db);
    List<Line> lines = db.jdbc().query(sql, OrderRepository.LINE, n);
    for (Iterator<Line> it = lines.iterator(); it.hasNext(); ) {
      check(orders.product(it.next().productId()) != null);
    }
  }

  /** Loads when it is asked, as people write it who have no ORM. */
  private static final class LazyName implements Supplier<String> {
    private final Connection connection;
    private final long id;
    private @Nullable String name;

    LazyName(Connection connection, long id) {
      this.connection = connection;
      this.id = id;
    }

    @Override
    public String get() {
      if (name == null) {
        name = load();
      }
      return name;
    }

    private String load() {
      String sql = "select c.name from customer c where c.id = ?";
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setLong(1, id);
        try (ResultSet row = statement.executeQuery()) { // site: lazy name
          return row.next() ? row.getString(1) : "";
        }
      } catch (SQLException failure) {
        throw new IllegalStateException(failure);
      }
    }
  }

  @Expect(source = "purchase.payer_id", site = "lazy name", variant = PROVED)
  static void sortedByALazyName(Db db, int n) {
    String sql = "select id, payer_id from purchase where id <= ?";
    List<LazyName> payers =
        db.jdbc().query(sql, (row, i) -> new LazyName(db.connection(), row.getLong(2)), n);
    List<LazyName> sorted = new ArrayList<>(payers);
    sorted.sort(Comparator.comparing(LazyName::get));
    check(sorted.size() == n);
  }

  @Expect(source = "customer.id", site = "queue of work", variant = PROVED)
  static void aQueueOfWork(Db db, int n) {
    Deque<Long> work = new ArrayDeque<>();
    String parents = "select id from customer where region_id is not null and id <= ?";
    RowCallbackHandler add = row -> work.push(row.getLong(1));
    db.jdbc().query(parents, add, n);
    while (!work.isEmpty()) {
      String sql = "select placed, status from purchase where customer_id = ? and status <> 'X'";
      db.jdbc().queryForList(sql, work.pop()); // site: queue of work
    }
  }

  @Expect(source = "customer.email", site = "by mail", variant = PROVED)
  static void accountsByMail(Db db, int n) {
    Map<String, Integer> found = new TreeMap<>();
    String mails =
        "select p.id, p.status, c.email from customer c join purchase p on p.customer_id = c.id"
            + " where p.id <= ?";
    for (String mail : db.jdbc().query(mails, (row, i) -> row.getString(3), n)) {
      String sql = "select id from customer where email = ? and id > 0";
      found.merge(mail, db.jdbc().queryForList(sql, mail).size(), Integer::sum); // site: by mail
    }
    check(found.size() == n);
  }

  @Expect(source = "purchase.id", site = "exported", variant = PROVED)
  static void anExportByAnInnerClass(Db db, int n) {
    new Export(db).write(n);
  }

  private static final class Export {
    private final Db db;

    Export(Db db) {
      this.db = db;
    }

    void write(int n) {
      db.jdbc()
          .queryForList("select p.id from purchase p where p.id <= ?", Long.class, n)
          .forEach(new Row()::write);
    }

    private final class Row {
      void write(Long id) {
        String sql = "select carrier from delivery d where d.purchase_id = ?";
        db.jdbc().queryForList(sql, id); // site: exported
      }
    }
  }

  private static void check(boolean holds) {
    if (!holds) {
      throw new IllegalStateException("The scenario does not do what it says.");
    }
  }
}
