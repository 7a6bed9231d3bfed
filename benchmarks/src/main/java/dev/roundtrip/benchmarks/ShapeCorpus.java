package dev.roundtrip.benchmarks;

import com.alibaba.druid.DbType;
import dev.roundtrip.internal.sql.Dialect;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The statements on which readers of SQL are compared, as applications send them. */
public enum ShapeCorpus {
  /** What Hibernate, EclipseLink, jOOQ and Spring Data JDBC make. */
  ORM(
      pg(
          "select"
              + " a1_0.id,a1_0.birthday,a1_0.country_id,c1_0.id,c1_0.iso_code,c1_0.name,a1_0.email,a1_0.first_name,a1_0.last_name,a1_0.version"
              + " from author a1_0 left join country c1_0 on c1_0.id=a1_0.country_id where"
              + " a1_0.id=?"),
      pg(
          "select b1_0.author_id,b1_0.id,b1_0.isbn,b1_0.price,b1_0.title from book b1_0 where"
              + " b1_0.author_id in (?,?,?,?,?,?,?,?,?,?) order by b1_0.title"),
      pg(
          "insert into book (author_id,isbn,price,title,id) values (?,?,?,?,?) returning"
              + " id,version"),
      pg("update book set author_id=?,isbn=?,price=?,title=?,version=? where id=? and version=?"),
      pg(
          "select \"public\".\"book\".\"id\", \"public\".\"book\".\"title\" from"
              + " \"public\".\"book\" where (\"public\".\"book\".\"price\" > ? and"
              + " \"public\".\"book\".\"title\" like ? escape '!') order by"
              + " \"public\".\"book\".\"id\" fetch next ? rows only"),
      pg("SELECT ID, COUNTRY, NAME, VERSION FROM PUBLISHER WHERE (ID = ?)")),

  /** What people write: literals, line breaks, comments, subqueries. */
  REPORT(
      pg(
          """
          SELECT c.region AS region, date_trunc('month', o.created_at) AS month,
                 COUNT(DISTINCT o.id) AS orders, SUM(oi.quantity * oi.unit_price) AS revenue,
                 AVG(oi.unit_price) FILTER (WHERE oi.discount > 0.05) AS discounted
            FROM orders o -- all of them
            JOIN order_items oi ON oi.order_id = o.id
            JOIN customers c ON c.id = o.customer_id
           WHERE o.status IN ('PAID', 'SHIPPED', 'DELIVERED')
             AND o.created_at BETWEEN '2024-01-01' AND '2024-12-31'
             AND NOT EXISTS (SELECT 1 FROM refunds r WHERE r.order_id = o.id AND r.amount > 100)
           GROUP BY c.region, date_trunc('month', o.created_at)
          HAVING SUM(oi.quantity * oi.unit_price) > 1000
           ORDER BY revenue DESC LIMIT 50
          """),
      pg(
          """
          WITH ranked AS (
            SELECT p.id, p.name, p.category_id,
                   ROW_NUMBER() OVER (PARTITION BY p.category_id ORDER BY SUM(s.amount) DESC) AS rn
              FROM products p JOIN sales s ON s.product_id = p.id
             WHERE s.sold_at >= DATE '2024-06-01' AND p.deleted = false
             GROUP BY p.id, p.name, p.category_id)
          SELECT r.name, c.title, CASE WHEN r.rn = 1 THEN 'best' WHEN r.rn <= 3 THEN 'good' END
            FROM ranked r INNER JOIN categories c ON c.id = r.category_id
           WHERE r.rn <= 3 ORDER BY c.title, r.rn
          """),
      pg(
          """
          SELECT e.last_name || ', ' || e.first_name AS employee, d.name, m.last_name AS manager
          FROM employees e
          LEFT OUTER JOIN departments d ON d.id = e.department_id
          LEFT OUTER JOIN employees m ON m.id = e.manager_id
          WHERE UPPER(e.last_name) LIKE 'SM%' AND (e.salary > 50000 OR e.grade IN (7, 8, 9))
          ORDER BY 1
          """)),

  /** One INSERT of 1000 rows of literals. */
  INSERT(pg(insert(1000))),

  /** What only one database accepts. */
  VENDOR(
      pg(
          "INSERT INTO kv (k, v) VALUES ('a', $$it's$$) ON CONFLICT (k) DO UPDATE SET v ="
              + " excluded.v WHERE kv.v IS DISTINCT FROM excluded.v RETURNING (xmax = 0) AS fresh"),
      pg(
          "select id, data -> 'a' ->> 'b' as b from doc where tags ?? 'x' and data @>"
              + " '{\"k\": 1}'::jsonb and ids && array[1, 2, 3]::int[] and path[1:2] = '{a,b}'"),
      new Statement(
          "SELECT SQL_CALC_FOUND_ROWS `t`.`a`, \"text\" FROM `t` FORCE INDEX (`i`) WHERE `b` <=> 5"
              + " AND c REGEXP '^x' LIMIT 20, 10 # page",
          Dialect.MYSQL,
          DbType.mysql),
      new Statement(
          "SELECT /*+ INDEX(e emp_ix) */ e.name, LEVEL FROM emp e WHERE e.note = q'[it's]' START"
              + " WITH e.mgr IS NULL CONNECT BY PRIOR e.id = e.mgr AND ROWNUM <= 10",
          Dialect.ORACLE,
          DbType.oracle),
      new Statement(
          "SELECT TOP (10) [o].[id], [o].[total] FROM [dbo].[orders] AS [o] WITH (NOLOCK) CROSS"
              + " APPLY (SELECT MAX([x].[d]) AS m FROM [dbo].[lines] [x] WHERE [x].[o] = [o].[id])"
              + " [y] WHERE [o].[state] = N'open' OPTION (RECOMPILE)",
          Dialect.SQLSERVER,
          DbType.sqlserver),
      new Statement(
          "SELECT id FROM FINAL TABLE (INSERT INTO t (a, b) VALUES (1, 'x')) WITH UR",
          Dialect.DB2,
          DbType.db2),
      pg("{? = call price_of(?, {ts '2024-01-01 00:00:00'})}"),
      pg("select a, b from t where c = 'cut in the middle of a lit"));

  /** One statement and the database that it is for. */
  record Statement(String sql, Dialect dialect, DbType druid) {}

  @SuppressWarnings("ImmutableEnumChecker") // List.of makes it so.
  private final List<Statement> statements;

  ShapeCorpus(Statement... statements) {
    this.statements = List.of(statements);
  }

  List<Statement> statements() {
    return statements;
  }

  private static Statement pg(String sql) {
    return new Statement(sql, Dialect.POSTGRESQL, DbType.postgresql);
  }

  private static String insert(int rows) {
    return IntStream.range(0, rows)
        .mapToObj(i -> "(" + i + ", 'Book " + i + "', " + i % 50 + ".99, NULL)")
        .collect(
            Collectors.joining(", ", "insert into book (id, title, price, author_id) values ", ""));
  }
}
