package dev.roundtrip.internal.inspect;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands on the command line.
 *
 * @param url the database's, without our prefix
 * @param user or null for what the URL says
 * @param driverJars where to look for the database's driver besides the class path
 * @param json whether the report is JSON
 */
record InspectArguments(String url, @Nullable String user, List<Path> driverJars, boolean json) {

  /** A command line that is not right; the message says what to change. */
  static final class UsageException extends Exception {

    private static final long serialVersionUID = 1L;

    UsageException(String message) {
      super(message);
    }
  }

  private static final List<String> OPTIONS = List.of("--user", "--driver-jar", "--json", "--help");

  /** Reads what follows {@code inspect}. */
  static InspectArguments of(List<String> arguments) throws UsageException {
    String url = null;
    String user = null;
    boolean json = false;
    List<Path> driverJars = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      switch (argument) {
        case "--json" -> json = true;
        case "--user" -> user = value(arguments, ++i, argument);
        case "--driver-jar" -> driverJars.add(jar(value(arguments, ++i, argument)));
        case "--password" ->
            throw new UsageException(
                "--password is not taken, because command lines are seen by others: set"
                    + " ROUNDTRIP_INSPECT_PASSWORD, or leave it out to be asked.");
        default -> {
          if (argument.startsWith("-")) {
            throw new UsageException(
                "There is no option %s; there are %s."
                    .formatted(argument, String.join(", ", OPTIONS)));
          }
          if (url != null) {
            throw new UsageException("One URL is enough; the second one is not looked at.");
          }
          url = argument;
        }
      }
    }
    if (url == null) {
      throw new UsageException(
          "Which database? Give its JDBC URL, such as jdbc:postgresql://localhost/shop.");
    }
    if (!url.startsWith("jdbc:")) {
      throw new UsageException(
          "A JDBC URL begins with jdbc:, as in jdbc:postgresql://localhost/shop.");
    }
    return new InspectArguments(plain(url), user, List.copyOf(driverJars), json);
  }

  /** What is written for the application works here too. */
  private static String plain(String url) {
    String prefix = "jdbc:roundtrip:";
    if (!url.startsWith(prefix)) {
      return url;
    }
    String rest = url.substring(prefix.length());
    return rest.startsWith("jdbc:") ? rest : "jdbc:" + rest;
  }

  private static String value(List<String> arguments, int index, String option)
      throws UsageException {
    if (index >= arguments.size() || arguments.get(index).startsWith("--")) {
      throw new UsageException(option + " needs a value behind it.");
    }
    return arguments.get(index);
  }

  private static Path jar(String text) throws UsageException {
    Path path = Path.of(text);
    if (!Files.isRegularFile(path)) {
      throw new UsageException("--driver-jar names %s, and there is no such file.".formatted(text));
    }
    return path;
  }
}
