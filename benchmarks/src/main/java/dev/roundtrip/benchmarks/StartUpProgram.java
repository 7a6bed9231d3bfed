package dev.roundtrip.benchmarks;

import dev.roundtrip.Roundtrip;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.h2.jdbcx.JdbcDataSource;
import org.slf4j.LoggerFactory;

/**
 * The smallest application: one data source, one query, the end. It loads nothing that its argument
 * does not ask for, so that JVMs with different arguments can be compared.
 */
final class StartUpProgram {

  private StartUpProgram() {}

  public static void main(String[] args) throws SQLException {
    // Every application has loaded it before it opens a data source.
    LoggerFactory.getLogger("application").info("started");
    JdbcDataSource raw = new JdbcDataSource();
    raw.setURL("jdbc:h2:mem:start");
    try (Connection connection = observed(raw, args[0]).getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select 1")) {
      if (!rows.next() || rows.getInt(1) != 1) {
        throw new IllegalStateException("The query did not return its row");
      }
    }
  }

  /** No enum of observers here: it would load them all. */
  private static DataSource observed(DataSource raw, String observer) {
    return switch (observer) {
      case "RAW" -> raw;
      case "ROUNDTRIP" -> Roundtrip.builder().build().wrap(raw);
      case "DATASOURCE_PROXY" -> ProxyDataSourceBuilder.create(raw).countQuery().build();
      default -> throw new IllegalArgumentException(observer);
    };
  }
}
