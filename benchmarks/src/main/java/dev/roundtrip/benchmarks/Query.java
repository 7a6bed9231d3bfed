package dev.roundtrip.benchmarks;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The statements of the benchmarks, and how many rows every {@link Database} returns for them. */
enum Query {
  AUTHORS("select id, name from author where id = ?", 10),
  SALES("select book_id, copies from sale where shop_id = ?", 20),
  BOOK("select id, title from book where id = ?", 1),
  BOOKS("select id, title, pages, price from book where id > ?", 1000),
  /** No book has the id that the benchmark binds, so that the database does not grow. */
  PAGES("update book set pages = ? where id = ?", 0);

  private static final Map<String, Query> BY_SQL =
      Arrays.stream(values()).collect(Collectors.toMap(query -> query.sql, Function.identity()));

  final String sql;
  final int rows;

  Query(String sql, int rows) {
    this.sql = sql;
    this.rows = rows;
  }

  static Query of(String sql) {
    Query query = BY_SQL.get(sql);
    if (query == null) {
      throw new IllegalArgumentException("The stub driver does not know the statement: " + sql);
    }
    return query;
  }
}
