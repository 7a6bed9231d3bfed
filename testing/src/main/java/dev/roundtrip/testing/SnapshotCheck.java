package dev.roundtrip.testing;

import dev.roundtrip.testing.RunSettings.Snapshots;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Holds queries against the snapshot in a file, or writes that. */
final class SnapshotCheck {

  private static final String WHAT = "snapshot";

  private SnapshotCheck() {}

  /**
   * The snapshot of the running test.
   *
   * @throws IllegalStateException if none runs on this thread
   */
  static @Nullable Fact ofRunningTest(Queries queries) {
    RunningTest test = RunningTest.current();
    if (test == null) {
      throw new IllegalStateException(
          "matchesSnapshot() is called in the body of a test that RoundtripExtension runs, on its"
              + " thread; elsewhere, say which file it is: matchesSnapshot(Path.of(…))");
    }
    return check(queries, test.snapshot(), test.uniqueId(), test.settings(), test);
  }

  static @Nullable Fact of(Queries queries, Path file) {
    RunningTest test = RunningTest.current();
    RunSettings settings = test == null ? RunSettings.ofProcess() : test.settings();
    return check(queries, file, "", settings, test);
  }

  private static @Nullable Fact check(
      Queries queries, Path file, String id, RunSettings settings, @Nullable RunningTest test) {
    Snapshots mode = settings.snapshots();
    Path shown = TestFiles.shown(file);
    String expected = "as in " + shown;
    if (queries.total() == 0 || queries.untracked() > 0) {
      String why = queries.total() == 0 ? "no statement was seen" : "too many different statements";
      return new Fact(WHAT, expected, "INCONCLUSIVE: " + why);
    }
    Snapshot now = SnapshotReader.read(queries, id);
    try {
      boolean exists = Files.exists(file);
      if (!exists && mode == Snapshots.COMPARE) {
        return new Fact(
            WHAT,
            expected,
            "there is none, and none is created where CI is set: run the test, review and commit"
                + " it");
      }
      boolean update = mode == Snapshots.UPDATE && (test == null || !test.hasWritten(file));
      if (!exists || update) {
        write(file, now);
        if (test != null) {
          test.wrote(file);
        }
        return null;
      }
      return compare(Files.readString(file), now, expected);
    } catch (SnapshotText.Unreadable wrong) {
      return new Fact(WHAT, expected, "the file " + wrong.getMessage());
    } catch (IOException failure) {
      throw new UncheckedIOException("The snapshot " + shown + ": " + failure, failure);
    }
  }

  private static @Nullable Fact compare(String file, Snapshot now, String expected)
      throws SnapshotText.Unreadable {
    Snapshot before = SnapshotText.read(file);
    if (!before.test().equals(now.test())) {
      return new Fact(
          WHAT,
          expected,
          "the file is of another test, %s: this one is %s".formatted(before.test(), now.test()));
    }
    String difference = before.differenceTo(now);
    return difference == null
        ? null
        : new Fact(
            WHAT,
            before.statements() + ", " + expected,
            difference + "\n    If that is meant: -Droundtrip.snapshots=update");
  }

  private static void write(Path file, Snapshot snapshot) throws IOException {
    Path parent = file.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Files.writeString(file, SnapshotText.write(snapshot));
  }
}
