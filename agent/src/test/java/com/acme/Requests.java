package com.acme;

import com.sun.net.httpserver.HttpServer;
import com.zaxxer.hikari.HikariDataSource;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import javax.sql.DataSource;

/**
 * A server of the JDK with a page that walks itself, and one for each way of having another thread
 * do it; arguments are the pages to get.
 */
public final class Requests {

  private Requests() {}

  public static void main(String[] pages) throws Exception {
    try (HikariDataSource dataSource = Shop.open("requests")) {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/",
          exchange -> {
            try {
              answer(exchange.getRequestURI().getPath(), dataSource);
              exchange.sendResponseHeaders(204, -1);
            } catch (Exception failure) {
              failure.printStackTrace();
              exchange.sendResponseHeaders(500, -1);
            } finally {
              exchange.close();
            }
          });
      server.start();
      for (String page : pages) {
        get(server, page);
      }
      server.stop(0);
    }
    System.out.println("done");
    System.exit(0);
  }

  private static void answer(String path, DataSource dataSource) throws Exception {
    if (path.startsWith("/authors/")) {
      Shop.walkTwice(dataSource);
    } else {
      Tasks.valueOf(path.substring(1)).run(() -> Shop.walkTwice(dataSource));
    }
  }

  private static void get(HttpServer server, String path) throws Exception {
    URI uri = URI.create("http://localhost:" + server.getAddress().getPort() + path);
    int status =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
            .statusCode();
    if (status != 204) {
      throw new AssertionError(path + " answered " + status);
    }
  }
}
