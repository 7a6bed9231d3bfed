package dev.roundtrip.samples.petstore;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A request in which nothing is to be found: each of its 20 statements is another one. */
@RestController
class TwentyStatements {

  private static final List<String> STATEMENTS =
      IntStream.rangeClosed(1, 20)
          .mapToObj(n -> "select name as name" + n + " from pet where id = ?")
          .toList();

  private final JdbcTemplate jdbc;

  TwentyStatements(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @GetMapping("/twenty")
  @Transactional(readOnly = true)
  public List<String> twenty() {
    List<String> names = new ArrayList<>();
    for (String statement : STATEMENTS) {
      names.addAll(jdbc.queryForList(statement, String.class, 1L));
    }
    return names;
  }
}
