package dev.roundtrip.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Holds what was counted against the figures that are recorded beside the corpus, in both
 * directions; or records it, with the system property {@code accuracy.write}.
 */
final class Accuracy {

  private static final boolean WRITE = Boolean.getBoolean("accuracy.write");

  private final Path file;
  private final Figures recorded;
  private final Figures counted;

  Accuracy(String database, Figures counted) throws IOException {
    this.file = Figures.file(database);
    this.recorded = Figures.read(file);
    this.counted = counted;
  }

  /** Fails if a run is wrong that was right when the figures were recorded. */
  void check(String run, List<String> wrong) {
    if (!WRITE && !recorded.isWrong(run)) {
      assertThat(wrong).as(run).isEmpty();
    }
  }

  /** Fails if a figure is not the one that is recorded: lower, or higher and not written down. */
  void check() throws IOException {
    if (WRITE) {
      counted.write(file);
    }
    assertThat(counted.differencesFrom(Figures.read(file)))
        .as("figures that differ from %s; if they are better, record them: corpus/accuracy", file)
        .isEmpty();
  }
}
