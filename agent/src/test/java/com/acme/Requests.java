package com.acme;

import com.sun.net.httpserver.HttpServer;
import com.zaxxer.hikari.HikariDataSource;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server of the JDK: one page that walks itself, one that has another thread do it. */
public final class Requests {

  private Requests() {}

  public static void main(String[] arguments) throws Exception {
    ExecutorService helpers = Executors.newFixedThreadPool(1);
    try (HikariDataSource dataSource = Shop.open("requests")) {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/authors",
          exchange -> {
            try {
              if (exchange.getRequestURI().getPath().endsWith("/elsewhere")) {
                helpers.submit(() -> Shop.walkTwice(dataSource)).get();
              } else {
                Shop.walkTwice(dataSource);
              }
              exchange.sendResponseHeaders(204, -1);
            } catch (Exception failure) {
              exchange.sendResponseHeaders(500, -1);
            } finally {
              exchange.close();
            }
          });
      server.start();
      get(server, "/authors/4711");
      get(server, "/authors/elsewhere");
      server.stop(0);
    } finally {
      helpers.shutdown();
    }
    System.out.println("done");
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
