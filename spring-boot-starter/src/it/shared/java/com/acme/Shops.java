package com.acme;

import java.util.List;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Controller;

@Controller
public class Shops {

  public record Shop(long id) {}

  public record Item(long id) {}

  private final JdbcTemplate jdbc;

  Shops(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @QueryMapping
  List<Shop> shops() {
    return jdbc.query("select id from shop", (row, number) -> new Shop(row.getLong(1)));
  }

  @SchemaMapping
  List<Item> items(Shop shop) {
    return jdbc.query(
        "select id from item where shop = ?",
        (row, number) -> new Item(row.getLong(1)),
        shop.id());
  }
}
