package dev.roundtrip.advice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A server of Debian's packages, for extensions that the embedded one does not have. */
final class DebianPostgres implements AutoCloseable {

  private static final Path VERSIONS = Path.of("/usr/lib/postgresql");

  private final Path programs;
  private final Path data;
  private final int port;

  private DebianPostgres(Path programs, Path data, int port) {
    this.programs = programs;
    this.data = data;
    this.port = port;
  }

  /** The programs of a server that has this extension, if one is installed. */
  static Optional<Path> with(String extension) {
    if (!Files.isDirectory(VERSIONS)) {
      return Optional.empty();
    }
    try (Stream<Path> versions = Files.list(VERSIONS)) {
      return versions
          .filter(version -> Files.isExecutable(version.resolve("bin/initdb")))
          .filter(
              version ->
                  Files.exists(
                      Path.of("/usr/share/postgresql")
                          .resolve(version.getFileName())
                          .resolve("extension/" + extension + ".control")))
          .map(version -> version.resolve("bin"))
          .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts one on a free port, with its data below this directory. */
  static DebianPostgres start(Path programs, Path directory) throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Path data = Files.createDirectory(directory.resolve("data"));
    DebianPostgres server = new DebianPostgres(programs, data, port);
    if (isRoot()) {
      run(List.of("chown", "postgres", directory.toString(), data.toString()));
    }
    server.run("initdb", "-A", "trust", "-U", "postgres");
    server.run(
        "pg_ctl", "-w", "-o", "-p " + port + " -k '' -c listen_addresses=127.0.0.1", "start");
    return server;
  }

  DataSource dataSource() {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setUrl("jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres");
    return dataSource;
  }

  @Override
  public void close() throws Exception {
    run("pg_ctl", "-m", "immediate", "stop");
  }

  private void run(String program, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    if (isRoot()) { // For which the server does not start.
      command.addAll(List.of("runuser", "-u", "postgres", "--"));
    }
    command.addAll(List.of(programs.resolve(program).toString(), "-D", data.toString()));
    command.addAll(List.of(arguments));
    run(command);
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static void run(List<String> command) throws Exception {
    // Its output goes to a file: a server that lives on would keep a pipe open.
    Path output = Files.createTempFile("debian-postgres", ".log");
    try {
      int exit =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start()
              .waitFor();
      if (exit != 0) {
        throw new IllegalStateException(command + ": " + Files.readString(output));
      }
    } finally {
      Files.delete(output);
    }
  }
}
