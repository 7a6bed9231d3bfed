package dev.roundtrip.internal.inspect;

import dev.roundtrip.internal.inspect.InspectArguments.UsageException;
import java.io.Console;
import java.io.PrintStream;
import java.net.MalformedURLException;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The command line of the archive: {@code java -jar roundtrip-driver.jar inspect <jdbc-url>}. The
 * report goes to standard output, progress and errors to standard error.
 */
public final class Main {

  static final int NOTHING = 0;
  static final int FOUND = 1;
  static final int USAGE = 2;
  static final int NOT_CONNECTED = 3;
  static final int NOT_INSPECTED = 4;

  static final String PASSWORD = "ROUNDTRIP_INSPECT_PASSWORD";

  private static final String HELP =
      """
      Usage: java -jar roundtrip-driver.jar inspect <jdbc-url> [options]

      Looks at a database, read-only and without an application: what waits for whom, what
      costs most, which indexes are missing, unused or there twice, what is near its end.
      PostgreSQL from 12 on, MySQL from 8 on, MariaDB, H2.

        --driver-jar <file>   the database's JDBC driver, unless it is on the class path;
                              may be given several times
        --user <name>         the database user, unless the URL names one
        --json                the report as JSON
        --help                this text

      The password comes from the environment variable %s. Without it
      it is asked for at the console, if a user was given.

      Exit codes: 0 nothing worth changing, 1 something is, 2 the command line is not right,
      3 no connection, 4 this database cannot be inspected, or the connection broke.

      Example:
        java -jar roundtrip-driver.jar inspect jdbc:postgresql://localhost/shop \\
          --driver-jar postgresql.jar --user shop
      """
          .formatted(PASSWORD);

  private final PrintStream out;
  private final PrintStream err;
  private final Function<String, @Nullable String> environment;

  Main(PrintStream out, PrintStream err, Function<String, @Nullable String> environment) {
    this.out = out;
    this.err = err;
    this.environment = environment;
  }

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(new Main(System.out, System.err, System::getenv).run(Arrays.asList(arguments)));
  }

  int run(List<String> arguments) {
    if (arguments.isEmpty() || arguments.contains("--help") || arguments.get(0).equals("help")) {
      (arguments.isEmpty() ? err : out).print(HELP);
      return arguments.isEmpty() ? USAGE : NOTHING;
    }
    try {
      if (!arguments.get(0).equals("inspect")) {
        throw new UsageException(
            "There is no command %s; there is inspect.".formatted(arguments.get(0)));
      }
      InspectArguments given = InspectArguments.of(arguments.subList(1, arguments.size()));
      return inspect(given, InspectLimits.DEFAULT);
    } catch (UsageException wrong) {
      err.println(wrong.getMessage());
      err.println("--help tells how it is used.");
      return USAGE;
    }
  }

  int inspect(InspectArguments given, InspectLimits limits) throws UsageException {
    Driver driver = driver(given);
    progress("connecting");
    try (Connection connection = driver.connect(given.url(), properties(given))) {
      if (connection == null) {
        err.println("The driver gave no connection.");
        return NOT_CONNECTED;
      }
      return report(connection, given, limits);
    } catch (SQLException failure) {
      err.println("No connection: " + failure.getMessage());
      return NOT_CONNECTED;
    }
  }

  private int report(Connection connection, InspectArguments given, InspectLimits limits) {
    try {
      Inspection inspection = Inspection.of(connection, limits, this::progress);
      if (inspection == null) {
        err.printf(
            "%s cannot be inspected yet; PostgreSQL, MySQL, MariaDB and H2 can.%n",
            connection.getMetaData().getDatabaseProductName());
        return NOT_INSPECTED;
      }
      out.print(given.json() ? InspectionJson.of(inspection) : InspectionText.of(inspection));
      out.flush();
      return inspection.observations().isEmpty() ? NOTHING : FOUND;
    } catch (SQLException broken) {
      err.println("The inspection was broken off: " + broken.getMessage());
      return NOT_INSPECTED;
    }
  }

  private static Driver driver(InspectArguments given) throws UsageException {
    try {
      Driver driver = Drivers.accepting(given.url(), given.driverJars());
      if (driver != null) {
        return driver;
      }
    } catch (MalformedURLException notAFile) {
      throw new UsageException("--driver-jar: " + notAFile.getMessage());
    }
    throw new UsageException(
        "No JDBC driver accepts this URL. Give the database's driver with --driver-jar, and check what"
            + " follows jdbc: in the URL.");
  }

  private Properties properties(InspectArguments given) {
    Properties properties = new Properties();
    if (given.user() != null) {
      properties.setProperty("user", given.user());
    }
    String password = environment.apply(PASSWORD);
    if (password == null && given.user() != null) {
      // Null where there is no terminal; from JDK 22 on it reads what is piped in instead.
      @SuppressWarnings("SystemConsoleNull")
      Console console = System.console();
      char[] typed =
          console == null ? null : console.readPassword("Password of %s: ", given.user());
      password = typed == null ? null : new String(typed);
    }
    if (password != null) {
      properties.setProperty("password", password);
    }
    return properties;
  }

  private void progress(String what) {
    err.println("roundtrip inspect: " + what);
  }
}
