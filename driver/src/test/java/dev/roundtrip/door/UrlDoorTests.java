package dev.roundtrip.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roundtrip.RoundtripDriver;
import dev.roundtrip.WrappersOnly;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.ServiceLoader;
import org.h2.jdbc.JdbcConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlDoorTests extends SharedDoorContract {

  private final RoundtripDriver driver = new RoundtripDriver();

  @Override
  Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:roundtrip:" + books.address());
  }

  @AfterEach
  void clearProperties() {
    System.clearProperty("roundtrip.enabled");
    System.clearProperty("roundtrip.environment");
    System.clearProperty("roundtrip.slow-treshold");
  }

  @Test
  void theDriverIsFoundOnTheClassPath() {
    assertThat(ServiceLoader.load(Driver.class)).hasAtLeastOneElementOfType(RoundtripDriver.class);
    assertThat(DriverManager.drivers()).hasAtLeastOneElementOfType(RoundtripDriver.class);
  }

  @Test
  void theWholeUrlBehindThePrefixIsUnderstood() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:roundtrip:" + books.url())) {
      assertThat(connection.getMetaData().getURL()).isEqualTo(books.url().split(";", -1)[0]);
      assertThat(connection.unwrap(JdbcConnection.class)).isNotNull();
    }
  }

  @Test
  void otherUrlsAreLeftToOthers() throws SQLException {
    assertThat(driver.connect(books.url(), new Properties())).isNull();
    assertThat(driver.acceptsURL(books.url())).isFalse();
    assertThat(driver.getPropertyInfo(books.url(), new Properties())).isEmpty();
    assertThatThrownBy(() -> driver.acceptsURL(null)).isInstanceOf(SQLException.class);
  }

  @Test
  void propertiesAreThoseOfTheDatabasesDriver() throws SQLException {
    String url = "jdbc:roundtrip:postgresql://localhost/books";

    assertThat(driver.getPropertyInfo(url, new Properties()))
        .extracting(property -> property.name)
        .contains("sslmode");
  }

  @ParameterizedTest
  @CsvSource({
    "jdbc:roundtrip:, names no database",
    "jdbc:roundtrip:h2, names no database",
    "jdbc:roundtrip:jdbc:, names no database",
    "jdbc:roundtrip:roundtrip:h2:mem:x, stands twice",
    "jdbc:roundtrip:jdbc:roundtrip:h2:mem:x, stands twice",
    "jdbc:roundtrip:nosuch://host?password=secret, No JDBC driver accepts jdbc:nosuch:"
  })
  void whatCannotBeConnectedIsSaidWithoutSecrets(String url, String message) {
    assertThatThrownBy(() -> driver.connect(url, new Properties()))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining(message)
        .hasMessageContaining("jdbc:roundtrip:")
        .hasMessageNotContaining("secret");
  }

  @Test
  void whatIsSwitchedOffGivesTheDriversConnection() throws SQLException {
    System.setProperty("roundtrip.enabled", "false");
    try (Connection connection = connect()) {
      assertThat(connection).isInstanceOf(JdbcConnection.class);
    }
  }

  @Test
  void aMistakeInTheConfigurationIsLoudInTests() {
    System.setProperty("roundtrip.slow-treshold", "1s");

    assertThatThrownBy(this::connect)
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("did you mean roundtrip.slow-threshold?");

    System.clearProperty("roundtrip.slow-treshold");
  }

  @WrappersOnly("looks at the wrapper's class")
  @Test
  void aMistakeInTheConfigurationStopsNobodyInProduction() throws SQLException {
    System.setProperty("roundtrip.slow-treshold", "1s");
    System.setProperty("roundtrip.environment", "production");
    System.setProperty("roundtrip.listeners", "no.such.Listener");

    try (Connection connection = connect()) {
      assertThat(connection.isValid(1)).isTrue();
      assertThat(connection).isNotInstanceOf(JdbcConnection.class);
    }
  }
}
