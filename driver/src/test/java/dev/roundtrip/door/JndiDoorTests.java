package dev.roundtrip.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roundtrip.RoundtripDataSourceFactory;
import dev.roundtrip.WrappersOnly;
import java.sql.Connection;
import java.util.Hashtable;
import java.util.Map;
import javax.naming.CompositeName;
import javax.naming.Context;
import javax.naming.NamingException;
import javax.naming.Reference;
import javax.naming.StringRefAddr;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JndiDoorTests extends SharedDoorContract {

  private static final String POOL = "java:comp/env/jdbc/pool";

  private final RoundtripDataSourceFactory factory = new RoundtripDataSourceFactory();

  @SuppressWarnings("JdkObsolete") // What JNDI asks for.
  private final Hashtable<String, Object> environment = new Hashtable<>();

  {
    environment.put(Context.INITIAL_CONTEXT_FACTORY, MemoryContextFactory.class.getName());
    environment.put(MemoryContextFactory.OBJECTS, Map.of(POOL, books.dataSource(), "text", "no"));
  }

  @Override
  Connection connect() throws Exception {
    return make("dataSource", POOL).getConnection();
  }

  @Test
  void theNamedDataSourceIsReached() throws Exception {
    assertThat(make("dataSource", POOL).unwrap(JdbcDataSource.class)).isNotNull();
  }

  @WrappersOnly("looks at the wrapper's class")
  @ParameterizedTest
  @ValueSource(strings = {"", "jdbc:roundtrip:"})
  void aUrlIsConnectedWithAndWithoutPrefix(String prefix) throws Exception {
    DataSource dataSource =
        make("url", prefix.isEmpty() ? books.url() : prefix + books.address(), "user", "");

    try (Connection connection = dataSource.getConnection()) {
      Books.walk(connection);
    }
    assertThat(findings).hasSize(1);
  }

  @Test
  void whatIsNoReferenceIsLeftToOthers() throws Exception {
    assertThat(factory.getObjectInstance("text", null, null, environment)).isNull();
  }

  @Test
  void whatIsWrongWithAReferenceIsSaid() {
    assertThatThrownBy(() -> make()).hasMessageContaining("has neither");
    assertThatThrownBy(() -> make("dataSource", POOL, "url", books.url()))
        .hasMessageContaining("has both");
    assertThatThrownBy(() -> make("dataSource", "text")).hasMessageContaining("java.lang.String");
    assertThatThrownBy(() -> make("dataSource", "self")).hasMessageContaining("itself");
    assertThatThrownBy(() -> make("dataSource", "nowhere")).isInstanceOf(NamingException.class);
    assertThatThrownBy(() -> make("url", "jdbc:nosuch:x")).hasMessageContaining("No JDBC driver");
  }

  private DataSource make(String... attributes) throws Exception {
    Reference reference = new Reference(DataSource.class.getName());
    reference.add(new StringRefAddr("auth", "Container"));
    for (int i = 0; i < attributes.length; i += 2) {
      reference.add(new StringRefAddr(attributes[i], attributes[i + 1]));
    }
    Object made =
        factory.getObjectInstance(reference, new CompositeName("self"), null, environment);
    return (DataSource) java.util.Objects.requireNonNull(made);
  }
}
