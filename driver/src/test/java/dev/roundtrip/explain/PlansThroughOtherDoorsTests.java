package dev.roundtrip.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.Roundtrip;
import dev.roundtrip.RoundtripDriver;
import dev.roundtrip.RoundtripQueryListener;
import dev.roundtrip.Scope;
import dev.roundtrip.contract.Engine;
import dev.roundtrip.finding.LookupInLoopFinding;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.junit.jupiter.api.Test;

/** Where no data source was wrapped, there is a way to a connection of our own all the same. */
class PlansThroughOtherDoorsTests {

  @Test
  void connectionOfAUrlIsFollowedByAnotherOne() throws SQLException {
    Sales.in(Engine.H2);
    Roundtrip roundtrip = RoundtripDriver.roundtrip();
    Scope scope = roundtrip.openScope("url");
    try (Connection connection =
        DriverManager.getConnection("jdbc:roundtrip:h2:mem:contract;DB_CLOSE_DELAY=-1")) {
      for (int id = 1; id < 6; id++) {
        try (PreparedStatement sale =
            connection.prepareStatement("select amount from plan_sale where id = ?")) {
          sale.setInt(1, id * 1_013);
          Sales.readAll(sale.executeQuery());
        }
      }
    }
    scope.close();

    LookupInLoopFinding finding = (LookupInLoopFinding) scope.report().findings().get(0);
    assertThat(finding.noPlan()).isNull();
    assertThat(finding.plan()).isNotNull();
  }

  @Test
  void dataSourceBeneathDatasourceProxyIsAsked() throws SQLException {
    try (Roundtrip roundtrip = Sales.everything().build()) {
      RoundtripQueryListener listener = new RoundtripQueryListener(roundtrip);
      DataSource proxied =
          ProxyDataSourceBuilder.create(Sales.in(Engine.POSTGRESQL))
              .listener(listener)
              .methodListener(listener)
              .proxyResultSet()
              .build();
      Scope scope = roundtrip.openScope("proxied");
      try (Connection connection = proxied.getConnection();
          PreparedStatement sale =
              connection.prepareStatement(
                  "select amount from plan_sale where note = ? and (amount = ? or ? is null)")) {
        sale.setString(1, "note 7");
        sale.setLong(2, 1);
        sale.setNull(3, Types.INTEGER);
        Sales.readAll(sale.executeQuery());
      }
      scope.close();

      assertThat(Sales.slow(scope)).hasSize(1);
      assertThat(Sales.slow(scope).get(0).noPlan()).isNull();
    }
  }

  @Test
  void withoutItsMethodListenerThereIsNoWay() throws SQLException {
    try (Roundtrip roundtrip = Sales.everything().build()) {
      DataSource proxied =
          ProxyDataSourceBuilder.create(Sales.in(Engine.H2))
              .listener(new RoundtripQueryListener(roundtrip))
              .build();
      Scope scope = roundtrip.openScope("proxied");
      Sales.readByNote(proxied, "note 7");
      scope.close();

      assertThat(Sales.slow(scope).get(0).noPlan())
          .startsWith("its connection came from no javax.sql.DataSource that is known");
    }
  }
}
