package dev.roundtrip.spring.boot;

import dev.roundtrip.Roundtrip;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A running application, with a database of its own. */
final class App implements AutoCloseable {

  private static final AtomicInteger DATABASES = new AtomicInteger();

  final ConfigurableApplicationContext context;
  final Collected collected;

  private final HttpClient client = HttpClient.newHttpClient();

  private App(ConfigurableApplicationContext context) {
    this.context = context;
    this.collected = context.getBean(Collected.class);
  }

  @Configuration(proxyBeanMethods = false)
  static class Collecting {

    @Bean
    Collected collected() {
      return new Collected();
    }
  }

  /** With a server on a port that is free. */
  static App web(List<Class<?>> sources, String... properties) {
    return start(WebApplicationType.SERVLET, sources, properties);
  }

  /** With a server that does not block. */
  static App reactive(List<Class<?>> sources, String... properties) {
    return start(WebApplicationType.REACTIVE, sources, properties);
  }

  /** Without a server. */
  static App plain(List<Class<?>> sources, String... properties) {
    return start(WebApplicationType.NONE, sources, properties);
  }

  private static App start(
      WebApplicationType type, List<Class<?>> sources, String... properties) {
    List<Class<?>> all = new ArrayList<>(sources);
    all.add(Collecting.class);
    List<String> arguments = new ArrayList<>();
    arguments.add("--server.port=0");
    arguments.add("--spring.main.banner-mode=off");
    arguments.add("--spring.jmx.enabled=false");
    if (Arrays.stream(properties).noneMatch(each -> each.startsWith("spring.datasource.url="))) {
      arguments.add(
          "--spring.datasource.url=jdbc:h2:mem:app"
              + DATABASES.incrementAndGet()
              + ";DB_CLOSE_DELAY=-1");
    }
    for (String property : properties) {
      arguments.add("--" + property);
    }
    return new App(
        new SpringApplicationBuilder(all.toArray(Class<?>[]::new))
            .web(type)
            .run(arguments.toArray(String[]::new)));
  }

  Roundtrip roundtrip() {
    return context.getBean(Roundtrip.class);
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send("GET", path);
  }

  HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
    String port = context.getEnvironment().getProperty("local.server.port");
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void close() {
    context.close();
  }
}
