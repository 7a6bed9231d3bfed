package dev.roundtrip;

import dev.roundtrip.internal.door.TargetUrl;
import dev.roundtrip.internal.door.UrlDataSource;
import java.sql.SQLException;
import java.util.Hashtable;
import java.util.Objects;
import java.util.Properties;
import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.Name;
import javax.naming.NamingException;
import javax.naming.RefAddr;
import javax.naming.Reference;
import javax.naming.spi.ObjectFactory;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Makes observed data sources for JNDI. A reference has either {@code dataSource}, the JNDI name of
 * the data source or pool to observe, or {@code url} with, where needed, {@code username} (or
 * {@code user}) and {@code password}. A data source over a URL is no pool: each connection is a new
 * one. Other attributes are the container's and are not looked at.
 *
 * <p>What it makes reports to {@link RoundtripDriver#roundtrip()}.
 */
public final class RoundtripDataSourceFactory implements ObjectFactory {

  private static final String DATA_SOURCE = "dataSource";
  private static final String URL = "url";

  /** For JNDI, which makes factories by their class name. */
  public RoundtripDataSourceFactory() {}

  /**
   * Makes the data source of a reference.
   *
   * @return null if {@code object} is no reference
   * @throws NamingException if the reference is not right, or what it names is no data source
   * @throws IllegalArgumentException if the configuration is not right, unless it is for production
   */
  @Override
  public @Nullable Object getObjectInstance(
      @Nullable Object object,
      @Nullable Name name,
      @Nullable Context context,
      @Nullable Hashtable<?, ?> environment)
      throws NamingException {
    if (!(object instanceof Reference reference)) {
      return null;
    }
    String named = attribute(reference, DATA_SOURCE);
    String url = attribute(reference, URL);
    if ((named == null) == (url == null)) {
      throw new NamingException(
          "A Roundtrip resource needs either "
              + DATA_SOURCE
              + ", the JNDI name of the data source to observe, or "
              + URL
              + (named == null ? "; it has neither." : "; it has both."));
    }
    DataSource dataSource =
        named == null
            ? ofUrl(Objects.requireNonNull(url), reference)
            : lookUp(named, name, environment);
    return RoundtripDriver.roundtrip().wrap(dataSource);
  }

  @SuppressWarnings(
      "BanJNDI") // The name is the administrator's, from the container's configuration.
  private static DataSource lookUp(
      String named, @Nullable Name self, @Nullable Hashtable<?, ?> environment)
      throws NamingException {
    if (self != null && named.equals(self.toString())) {
      throw new NamingException(
          DATA_SOURCE + " is " + named + ", which is the name of the Roundtrip resource itself.");
    }
    Object found = new InitialContext(environment).lookup(named);
    if (found instanceof DataSource dataSource) {
      return dataSource;
    }
    throw new NamingException(
        DATA_SOURCE
            + " is "
            + named
            + ", where there is no javax.sql.DataSource but "
            + (found == null ? "nothing." : "a " + found.getClass().getName() + "."));
  }

  private static DataSource ofUrl(String url, Reference reference) throws NamingException {
    Properties properties = new Properties();
    String user = attribute(reference, "username");
    put(properties, "user", user == null ? attribute(reference, "user") : user);
    put(properties, "password", attribute(reference, "password"));
    try {
      String ours = TargetUrl.isOurs(url) ? url : TargetUrl.PREFIX + url;
      return new UrlDataSource(TargetUrl.of(ours), properties);
    } catch (SQLException refused) {
      NamingException failure = new NamingException(refused.getMessage());
      failure.initCause(refused);
      throw failure;
    }
  }

  private static void put(Properties properties, String key, @Nullable String value) {
    if (value != null) {
      properties.setProperty(key, value);
    }
  }

  private static @Nullable String attribute(Reference reference, String name) {
    RefAddr address = reference.get(name);
    Object content = address == null ? null : address.getContent();
    return content == null || content.toString().isBlank() ? null : content.toString().strip();
  }
}
