package dev.roundtrip.samples.petstore;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Prices are changed with plain JDBC. */
@RestController
@Transactional
class PriceController {

  private final JdbcTemplate jdbc;

  PriceController(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Each price is written with a statement of its own. */
  @PostMapping("/prices")
  int raise() {
    List<Long> ids = jdbc.queryForList("select id from pet", Long.class);
    for (Long id : ids) {
      jdbc.update("update pet set price = price + 1 where id = ?", id); // planted: write in a loop
    }
    return ids.size();
  }

  @PostMapping("/repaired/prices")
  int raiseRepaired() {
    List<Object[]> ids = jdbc.query("select id from pet", (row, number) -> new Object[] {row.getLong(1)});
    jdbc.batchUpdate("update pet set price = price + 1 where id = ?", ids);
    return ids.size();
  }
}
