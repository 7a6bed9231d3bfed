package dev.roundtrip.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.acme.bookshop.Shelf;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.roundtrip.Roundtrip;
import java.sql.Connection;
import java.sql.Statement;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

class H2PlanRulesTests extends PlanRulesContract {

  @Override
  DataSource database() {
    JdbcDataSource database = new JdbcDataSource();
    database.setURL("jdbc:h2:mem:plan-rules;DB_CLOSE_DELAY=-1");
    return database;
  }

  @Test
  void whereNobodyMayAskNothingIsKnown() {
    try (Roundtrip silent = Roundtrip.builder().explain(false).build()) {
      DataSource observed = silent.wrap(database());
      Queries queries =
          QueryRecorder.of(silent)
              .record(() -> Shelf.send(observed, "select id from shelf_book where id = ?", 1L));
      assertThatThrownBy(() -> assertThat(queries).hasNoFullScan())
          .hasMessageContainingAll("INCONCLUSIVE", "plans are switched off");
    }
  }

  @Test
  void aPoolWithoutAConnectionToSpareIsInconclusive() {
    HikariConfig config = new HikariConfig();
    config.setDataSource(database());
    config.setMaximumPoolSize(1);
    try (Roundtrip roundtrip = Roundtrip.builder().build();
        HikariDataSource pool = new HikariDataSource(config)) {
      DataSource observed = roundtrip.wrap(pool);
      assertThatThrownBy(
              () -> {
                try (Connection held = observed.getConnection()) {
                  QueryRecording recording = QueryRecorder.of(roundtrip).start("held");
                  try (recording;
                      Statement statement = held.createStatement()) {
                    statement.executeQuery("select id from shelf_book where title = 'x'").close();
                  }
                  assertThat(recording.queries()).hasNoFullScan();
                }
              })
          .hasMessageContainingAll("INCONCLUSIVE", "there is no plan: ");
    }
  }
}
