package dev.roundtrip.testing;

import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

class H2PlanRulesTests extends PlanRulesContract {

  @Override
  DataSource database() {
    JdbcDataSource database = new JdbcDataSource();
    database.setURL("jdbc:h2:mem:plan-rules;DB_CLOSE_DELAY=-1");
    return database;
  }
}
