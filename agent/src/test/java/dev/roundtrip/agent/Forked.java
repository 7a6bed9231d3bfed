package dev.roundtrip.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.roundtrip.Roundtrip;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.h2.Driver;
import org.slf4j.LoggerFactory;

/** Programs in a JVM of their own, with the agent's jar as it will be shipped. */
final class Forked {

  static final String JAR = System.getProperty("roundtrip.test.agent", "");

  /** What a program said, standard error included, and how it ended. */
  record Result(int status, String text) {

    Result succeeded() {
      assertThat(status).as(text).isZero();
      return this;
    }

    /** How often a line contains it. */
    long count(String words) {
      return text.lines().filter(line -> line.contains(words)).count();
    }
  }

  private Forked() {}

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** The application's class path: without Roundtrip. */
  static String classPath() {
    return join(
        of(com.acme.Shop.class),
        of(HikariDataSource.class),
        of(Driver.class),
        of(LoggerFactory.class));
  }

  static String classPathWithDriver() {
    return join(
        classPath(),
        of(Roundtrip.class),
        of(com.github.benmanes.caffeine.cache.Caffeine.class),
        of(com.fasterxml.jackson.core.JsonFactory.class));
  }

  /** All that tests have, without Roundtrip and what it brings. */
  static String wholeClassPath() {
    List<String> ours =
        List.of(
            of(Roundtrip.class),
            of(Agent.class),
            of(com.github.benmanes.caffeine.cache.Caffeine.class),
            of(org.objectweb.asm.ClassReader.class));
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(entry -> !ours.contains(entry))
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** The same without a log, so that the agent's lines are on standard error. */
  static String classPathOfFrameworks() {
    String logback = of(ch.qos.logback.classic.Logger.class);
    String caffeine = of(com.github.benmanes.caffeine.cache.Caffeine.class); // The broker's.
    return join(wholeClassPath().replace(logback + File.pathSeparator, ""), caffeine);
  }

  /** A servlet of {@code javax.servlet}, and a server for it. */
  static String classPathOfBeforeJakarta() {
    Path others = Path.of(System.getProperty("roundtrip.test.others"));
    return join(
        classPath(),
        others.resolve("tomcat-9.jar").toString(),
        others.resolve("tomcat-9-annotations.jar").toString());
  }

  static String join(String... entries) {
    return String.join(File.pathSeparator, entries);
  }

  static String of(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (java.net.URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The option of the JVM: problems are told whatever they cost, and nothing is slow. */
  static String agent(String options) {
    return "-javaagent:" + JAR + "=cost-gate=off,slow-threshold=1m," + options;
  }

  static Result run(String options, Class<?> main, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(agent(options));
    command.addAll(List.of("-cp", classPath(), main.getName()));
    command.addAll(Arrays.asList(arguments));
    return java(command.toArray(String[]::new));
  }

  static Result java(String... arguments) throws Exception {
    return finish(start(arguments));
  }

  static Process start(String... arguments) throws IOException {
    assertThat(new File(JAR)).as("the agent's jar; built by mvn package").isFile();
    List<String> command = new ArrayList<>();
    command.add(java());
    command.addAll(Arrays.asList(arguments));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  static Result finish(Process process) throws Exception {
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).as(text).isTrue();
    return new Result(process.exitValue(), text);
  }
}
