package com.acme.frameworks;

import com.acme.Shop;
import com.sun.net.httpserver.HttpServer;
import com.zaxxer.hikari.HikariDataSource;
import java.io.File;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.Context;
import org.apache.catalina.Wrapper;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.ErrorPage;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.glassfish.jersey.jdkhttp.JdkHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;

/**
 * Starts them all, has each of them do its work, and stops; the argument is the class path of a
 * server of before Jakarta.
 */
public final class Frameworks {

  /**
   * The page that is left has been left: its response is there before the server is done with it.
   */
  static final CountDownLatch LEFT = new CountDownLatch(1);

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private Frameworks() {}

  public static void main(String[] arguments) {
    try {
      run(arguments[0]);
      System.out.println("done");
      System.exit(0);
    } catch (Throwable failure) {
      failure.printStackTrace();
      System.exit(1);
    }
  }

  private static void run(String oldClassPath) throws Exception {
    try (HikariDataSource dataSource = Shop.open("frameworks")) {
      CountDownLatch background = new CountDownLatch(Jobs.RUNS + Listeners.MESSAGES);
      Tomcat tomcat = springOnTomcat(dataSource, background);
      int port = tomcat.getConnector().getLocalPort();
      for (String page : Pages.ON_TOMCAT) {
        get(port, page);
      }
      if (!background.await(1, TimeUnit.MINUTES)) {
        throw new AssertionError(background.getCount() + " jobs and messages did not come");
      }
      tomcat.stop();
      tomcat.destroy();
      HttpServer jersey = jersey(dataSource);
      for (String page : Pages.ON_JERSEY) {
        get(jersey.getAddress().getPort(), page);
      }
      jersey.stop(0);
    }
    old(oldClassPath);
  }

  @SuppressWarnings("deprecation") // What takes its place is younger than other servers here.
  private static Tomcat springOnTomcat(HikariDataSource dataSource, CountDownLatch background)
      throws Exception {
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(Files.createTempDirectory("tomcat").toString());
    Connector connector = new Connector();
    connector.setPort(0);
    tomcat.setConnector(connector);
    Context context = tomcat.addContext("", null);
    AnnotationConfigWebApplicationContext spring = new AnnotationConfigWebApplicationContext();
    spring.setClassLoader(Frameworks.class.getClassLoader());
    spring.register(SpringShop.class);
    spring.addBeanFactoryPostProcessor(
        beans -> {
          beans.registerSingleton("dataSource", dataSource);
          beans.registerSingleton("background", background);
        });
    Wrapper servlet = Tomcat.addServlet(context, "spring", new DispatcherServlet(spring));
    servlet.setLoadOnStartup(1);
    servlet.setAsyncSupported(true);
    context.addServletMappingDecoded("/", "spring");
    Tomcat.addServlet(context, "plain", new OrdersServlet(dataSource));
    context.addServletMappingDecoded("/plain/*", "plain");
    Tomcat.addServlet(context, "sorry", new OrdersServlet(dataSource));
    context.addServletMappingDecoded("/sorry", "sorry");
    ErrorPage sorry = new ErrorPage();
    sorry.setLocation("/sorry");
    context.addErrorPage(sorry);
    FilterDef filter = new FilterDef();
    filter.setFilterName("visits");
    filter.setFilter(new VisitsFilter(dataSource));
    filter.setAsyncSupported("true");
    context.addFilterDef(filter);
    FilterMap everything = new FilterMap();
    everything.setFilterName("visits");
    everything.addURLPattern("/*");
    context.addFilterMap(everything);
    ((StandardContext) context).addApplicationEventListener(new LeavingListener());
    tomcat.start();
    return tomcat;
  }

  private static HttpServer jersey(HikariDataSource dataSource) {
    return JdkHttpServerFactory.createHttpServer(
        URI.create("http://localhost:0/"),
        new ResourceConfig()
            .register(new BookResource(dataSource))
            .register(new AuthorResource(dataSource))
            .register(new ShelfResource(dataSource)));
  }

  /** In class loaders of its own, as far from ours as two applications of a server are. */
  private static void old(String classPath) throws Exception {
    List<URL> urls = new ArrayList<>();
    for (String entry : classPath.split(File.pathSeparator, -1)) {
      urls.add(new File(entry).toURI().toURL());
    }
    try (URLClassLoader loader =
        new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      Thread.currentThread().setContextClassLoader(loader);
      loader
          .loadClass("com.acme.old.OldTomcat")
          .getMethod("main", String[].class)
          .invoke(null, (Object) new String[0]);
    }
  }

  /** A page is a path, or a verb and a path. */
  private static void get(int port, String page) throws Exception {
    int blank = page.indexOf(' ');
    String verb = blank < 0 ? "GET" : page.substring(0, blank);
    URI uri = URI.create("http://localhost:" + port + page.substring(blank + 1));
    int status =
        CLIENT
            .send(
                HttpRequest.newBuilder(uri).method(verb, BodyPublishers.noBody()).build(),
                BodyHandlers.discarding())
            .statusCode();
    if (page.contains("/broken/") ? status != 500 : status / 100 != 2) {
      throw new AssertionError(page + " answered " + status);
    }
  }
}
