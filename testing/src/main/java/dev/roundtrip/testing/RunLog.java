package dev.roundtrip.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/**
 * What the tests of a run sent; told when the run has ended, if there is anything to tell. Lives in
 * the store of the engine, which JUnit closes at the end of the run. Thread-safe.
 */
@SuppressWarnings("deprecation") // JUnit 5.12 closes the one, 6 asks for the other.
final class RunLog implements CloseableResource, AutoCloseable {

  private final RunSettings settings;
  private final Path module;
  private final List<TestResult> results = new ArrayList<>();

  /** A run of the tests of a module; where several run at once, the first one's. */
  RunLog(RunSettings settings, Path module) {
    this.settings = settings;
    this.module = module;
  }

  synchronized void add(TestResult result) {
    if (result.isWorthTelling()) {
      results.add(result);
    }
  }

  /** All of them, once. */
  private synchronized List<TestResult> take() {
    List<TestResult> all = results.stream().sorted(Comparator.comparing(TestResult::name)).toList();
    results.clear();
    return all;
  }

  /** The tests have ended; what they were does not depend on what goes wrong here. */
  @Override
  public void close() {
    List<TestResult> all = take();
    if (all.isEmpty()) {
      return;
    }
    Path json = settings.reportDirectory(module).resolve(settings.reportName());
    try {
      write(json, RunJson.of(all));
      write(json.resolveSibling("baseline.txt"), RunSummary.baseline(all));
      if (settings.isTold()) {
        System.out.print(RunSummary.of(all, TestFiles.shown(json)));
      }
      if (settings.isGitHub()) {
        System.out.print(GitHubAnnotations.of(all, module, settings.workspace()));
      }
    } catch (IOException failure) {
      System.err.printf("Roundtrip: the summary could not be written to %s: %s%n", json, failure);
    }
  }

  /** Nobody reads half of it. */
  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path half = file.resolveSibling(file.getFileName() + ".tmp");
    Files.writeString(half, text, StandardCharsets.UTF_8);
    Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
