package dev.roundtrip.internal.config;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * Where configuration is read from; later sources win: {@code roundtrip.properties} on the class
 * path, the file that {@code roundtrip.config} names, environment variables, system properties.
 */
public final class Sources {

  /** Names a file; a system property, or {@code ROUNDTRIP_CONFIG} in the environment. */
  public static final String FILE_KEY = "roundtrip.config";

  private static final String RESOURCE = "roundtrip.properties";
  private static final String VARIABLE_PREFIX = "ROUNDTRIP_";

  private Sources() {}

  /** The sources of this process, as the calling thread sees its class path. */
  public static List<Source> ofProcess() {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    return read(
        loader == null ? Sources.class.getClassLoader() : loader,
        System.getenv(),
        System.getProperties());
  }

  /** The sources, in the order in which they are applied. */
  static List<Source> read(
      ClassLoader loader, Map<String, String> environment, Properties systemProperties) {
    List<Source> sources = new ArrayList<>();
    URL resource = loader.getResource(RESOURCE);
    if (resource != null) {
      sources.add(load(RESOURCE, () -> open(resource)));
    }
    String variable = environment.get(Names.variable(FILE_KEY));
    String file = systemProperties.getProperty(FILE_KEY, variable);
    if (file != null && !file.isBlank()) {
      sources.add(load(file.strip(), () -> Files.newBufferedReader(Path.of(file.strip()))));
    }
    environment.keySet().stream()
        .filter(Sources::isOurs)
        .sorted()
        .forEach(name -> sources.add(ofVariable(name, environment.getOrDefault(name, ""))));
    sources.add(Source.of("the system properties", ofSystem(systemProperties)));
    return sources;
  }

  private static boolean isOurs(String variable) {
    return variable.startsWith(VARIABLE_PREFIX)
        && !variable.equals(Names.variable(FILE_KEY))
        && !TestingKeys.hasVariable(variable)
        && !isOfKubernetes(variable);
  }

  /** A place of its own for each, because it is written in another way than the key. */
  private static Source ofVariable(String variable, String text) {
    return Source.of("environment variable " + variable, Map.of(keyOf(variable), text));
  }

  /** The key that is written like this in the environment; else as close as can be told. */
  private static String keyOf(String variable) {
    for (Key<?> key : Keys.ALL) {
      if (key.variable().equals(variable)) {
        return key.name();
      }
    }
    return Keys.PREFIX
        + variable.substring(VARIABLE_PREFIX.length()).replace('_', '-').toLowerCase(Locale.ROOT);
  }

  /** Each container in the namespace of a service that is called roundtrip is given these. */
  private static boolean isOfKubernetes(String variable) {
    return variable.startsWith("ROUNDTRIP_SERVICE_")
        || variable.equals("ROUNDTRIP_PORT")
        || variable.startsWith("ROUNDTRIP_PORT_");
  }

  private static Map<String, String> ofSystem(Properties properties) {
    Map<String, String> entries = new HashMap<>();
    for (String name : properties.stringPropertyNames()) {
      String text = properties.getProperty(name);
      if (isOurName(name) && text != null) {
        entries.put(name, text);
      }
    }
    return entries;
  }

  private static boolean isOurName(String name) {
    return name.startsWith(Keys.PREFIX) && !name.equals(FILE_KEY) && !TestingKeys.hasName(name);
  }

  private static Source load(String name, Opening opening) {
    Properties properties = new Properties();
    try (Reader reader = opening.open()) {
      properties.load(reader);
    } catch (IOException | RuntimeException failure) {
      return new Source(
          name, Map.of(), "The configuration file " + name + " cannot be read: " + failure);
    }
    Map<String, String> entries = new HashMap<>();
    properties.forEach((key, text) -> entries.put(String.valueOf(key), String.valueOf(text)));
    return Source.of(name, entries);
  }

  private static Reader open(URL resource) throws IOException {
    return new InputStreamReader(resource.openStream(), StandardCharsets.UTF_8);
  }

  @FunctionalInterface
  private interface Opening {

    Reader open() throws IOException;
  }
}
