package dev.roundtrip.testing;

import dev.roundtrip.finding.CallSite;
import dev.roundtrip.finding.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Findings as workflow commands of GitHub Actions, which show them beside the line of code: errors
 * if they are new or their test failed, otherwise warnings. Each finding once.
 */
final class GitHubAnnotations {

  private GitHubAnnotations() {}

  static String of(List<TestResult> results, Path module, Path workspace) {
    StringBuilder commands = new StringBuilder();
    Set<String> said = new HashSet<>();
    for (boolean error : new boolean[] {true, false}) {
      for (TestResult result : results) {
        for (Finding finding : result.findings()) {
          if (isError(finding, result) == error && said.add(finding.fingerprint())) {
            commands.append(command(error, finding, result, module, workspace)).append('\n');
          }
        }
      }
    }
    return commands.toString();
  }

  private static boolean isError(Finding finding, TestResult result) {
    boolean accepted = result.accepted().stream().anyMatch(entry -> entry.isOf(finding));
    return !accepted && (result.failed() || result.fresh().contains(finding));
  }

  private static String command(
      boolean error, Finding finding, TestResult result, Path module, Path workspace) {
    CallSite site = finding.callSite();
    Path file = source(site, module);
    String where =
        file == null
            ? ""
            : "file=%s,line=%d,"
                .formatted(property(relative(file, workspace)), Math.max(1, site.line()));
    String message = finding.summary() + "\n" + finding.advice().text() + "\nin " + result.name();
    return "::%s %stitle=%s::%s"
        .formatted(
            error ? "error" : "warning",
            where,
            property("Roundtrip: " + finding.kind().title()),
            escaped(message));
  }

  private static String relative(Path file, Path workspace) {
    Path path = file.startsWith(workspace) ? workspace.relativize(file) : file;
    return path.toString().replace('\\', '/');
  }

  /** In the module of the test, or in one beside it. */
  private static @Nullable Path source(CallSite site, Path module) {
    String name = site.fileName();
    if (name == null) {
      return null;
    }
    int dot = site.className().lastIndexOf('.');
    String directory = dot < 0 ? "" : site.className().substring(0, dot).replace('.', '/');
    return Stream.concat(Stream.of(module), beside(module))
        .flatMap(TestFiles::roots)
        .map(root -> root.resolve(directory).resolve(name))
        .filter(Files::isRegularFile)
        .findFirst()
        .orElse(null);
  }

  private static Stream<Path> beside(Path module) {
    Path parent = module.getParent();
    if (parent == null) {
      return Stream.empty();
    }
    try (Stream<Path> all = Files.list(parent)) {
      return all.filter(Files::isDirectory).sorted().collect(Collectors.toList()).stream();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String property(String text) {
    return escaped(text).replace(":", "%3A").replace(",", "%2C");
  }

  private static String escaped(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }
}
