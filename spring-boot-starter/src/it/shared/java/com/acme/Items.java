package com.acme;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Twenty items of four shops, and what several units of work do with them. */
@Component
public class Items {

  private final JdbcTemplate jdbc;

  Items(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
    jdbc.execute("create table item (id bigint primary key, price int, shop bigint)");
    jdbc.execute("insert into item select x, 10 * x, 101 + mod(x, 4) from system_range(1, 20)");
    jdbc.execute("create table shop (id bigint primary key)");
    jdbc.execute("insert into shop select x from system_range(101, 104)");
  }

  Long price(long id) {
    return jdbc.queryForObject("select price from item where id = ?", Long.class, id);
  }

  /** One by one. */
  public long total(String ids) {
    long total = 0;
    for (String id : ids.split(",")) {
      total += price(Long.parseLong(id));
    }
    return total;
  }

  List<Long> ids() {
    return jdbc.queryForList("select id from item", Long.class);
  }

  void raise(List<? extends Long> ids) {
    jdbc.batchUpdate(
        "update item set price = price + 1 where id = ?",
        ids.stream().map(id -> new Object[] {id}).toList());
  }
}
