package dev.roundtrip.samples.legacyshop;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.servlet.Filter;
import java.io.File;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import javax.sql.DataSource;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.hibernate.SessionFactory;

/** Starts the shop; without arguments it visits its own pages once and closes. */
public final class LegacyShop implements AutoCloseable {

  static final String[] PAGES = {"/authors", "/orders/7", "/orders/9"};

  private final Tomcat tomcat = new Tomcat();
  private final SessionFactory sessions;

  LegacyShop(DataSource dataSource, Filter... filters) throws IOException, LifecycleException {
    sessions = Database.sessions(dataSource);
    File base = Files.createTempDirectory("legacy-shop").toFile();
    base.deleteOnExit();
    tomcat.setBaseDir(base.getPath());
    tomcat.setPort(0);
    tomcat.getConnector();
    Context context = tomcat.addContext("", base.getPath());
    for (Filter filter : filters) {
      add(context, filter);
    }
    Tomcat.addServlet(context, "authors", new AuthorsServlet(sessions)).addMapping("/authors");
    Tomcat.addServlet(context, "orders", new OrdersServlet(dataSource)).addMapping("/orders/*");
    tomcat.start();
  }

  private static void add(Context context, Filter filter) {
    FilterDef definition = new FilterDef();
    definition.setFilterName(filter.getClass().getName());
    definition.setFilter(filter);
    context.addFilterDef(definition);
    FilterMap mapping = new FilterMap();
    mapping.setFilterName(definition.getFilterName());
    mapping.addURLPattern("/*");
    context.addFilterMap(mapping);
  }

  /** See the class. With any argument it stays open until it is stopped. */
  public static void main(String[] arguments) throws Exception {
    try (HikariDataSource pool = Database.open();
        LegacyShop shop = new LegacyShop(pool)) {
      System.out.println("The shop is open at http://localhost:" + shop.port());
      if (arguments.length == 0) {
        shop.visit();
      } else {
        // One visit for each line that comes; the end of the input closes the shop.
        while (System.in.read() > 0) {
          shop.visit();
          System.out.println("visited");
        }
      }
    }
  }

  int port() {
    return tomcat.getConnector().getLocalPort();
  }

  /** Gets each page once. */
  void visit() throws IOException {
    for (String page : PAGES) {
      URI uri = URI.create("http://localhost:" + port() + page);
      HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
      String text = new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      System.out.println("GET " + page + ": " + text.lines().count() + " lines");
    }
  }

  @Override
  public void close() throws LifecycleException {
    tomcat.stop();
    tomcat.destroy();
    sessions.close();
  }
}
