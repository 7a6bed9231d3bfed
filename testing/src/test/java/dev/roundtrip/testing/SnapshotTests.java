package dev.roundtrip.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.acme.bookshop.Bookshop;
import com.acme.bookshop.SnapshotCases;
import com.acme.bookshop.SnapshotCases.AllSorts;
import com.acme.bookshop.SnapshotCases.BookTests;
import dev.roundtrip.Roundtrip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.platform.testkit.engine.EngineTestKit;

@ResourceLock("SnapshotCases.oneByOne")
class SnapshotTests {

  @TempDir Path directory = Path.of("set by JUnit");

  @BeforeEach
  void well() {
    SnapshotCases.oneByOne = false;
  }

  private EngineTestKit.Builder kit(Class<?> type, boolean ci) {
    return Kit.of(type)
        .configurationParameter("roundtrip.snapshots.directory", directory.toString())
        .configurationParameter("roundtrip.ci", Boolean.toString(ci));
  }

  private String run(boolean ci) {
    return Kit.outcomes(kit(BookTests.class, ci).execute()).getOrDefault("listsTitles", "not run");
  }

  private String update() {
    return Kit.outcomes(
            kit(BookTests.class, false)
                .configurationParameter("roundtrip.snapshots", "update")
                .execute())
        .getOrDefault("listsTitles", "not run");
  }

  private Path file() {
    return directory.resolve("com/acme/bookshop/SnapshotCases.queries/BookTests.listsTitles.txt");
  }

  @Test
  void theFirstRunWritesWhatTheNextOnesAreHeldAgainst() throws IOException {
    assertThat(run(false)).isEmpty();
    assertThat(Files.readString(file()))
        .isEqualTo(
            """
            # queries of a test, format 1; written with -Droundtrip.snapshots=update
            # test [engine:junit-jupiter]/[class:com.acme.bookshop.SnapshotCases$BookTests]/[method:listsTitles(dev.roundtrip.testing.Queries)]
            statements: 1

            1 × select a.id, b.title from author a join book b on b.author_id = a.id
                at com.acme.bookshop.Bookshop.titlesTogether
            """);
    assertThat(run(false)).isEmpty();
    assertThat(run(true)).isEmpty();
  }

  @Test
  void whatIsWorseFailsWithTheChangeOfComplexity() {
    assertThat(run(false)).isEmpty();
    SnapshotCases.oneByOne = true;
    assertThat(run(true))
        .contains("BookTests.listsTitles.txt  was 1 + n(author)\n", "snapshot  expected 1, as in ")
        .contains(
            """
                complexity: constant → grows with author
                - 1 × select a.id, b.title from author a join book b on b.author_id = a.id
                -     at com.acme.bookshop.Bookshop.titlesTogether
                + 1 × select id, name from author
                +     at com.acme.bookshop.Bookshop.authors
                + n(author) × select title from book where author_id = ?
                +     at com.acme.bookshop.Bookshop.titlesOf
                If that is meant: -Droundtrip.snapshots=update

            4 statements were sent:
            """);
  }

  @Test
  void anUpdateWritesItAnew() throws IOException {
    assertThat(run(false)).isEmpty();
    SnapshotCases.oneByOne = true;
    assertThat(update()).isEmpty();
    assertThat(Files.readString(file())).contains("statements: 1 + n(author)\n");
    assertThat(run(true)).isEmpty();
  }

  @Test
  void moreRowsAreNoDifferenceWhereTheSourceIsProved() throws Exception {
    try (Roundtrip roundtrip = Roundtrip.builder().build()) {
      Bookshop shop = new Bookshop(roundtrip.wrap(Bookshop.database()));
      QueryRecorder recorder = QueryRecorder.of(roundtrip);
      Queries few = recorder.record(shop::titlesOneByOne);
      shop.add(20, 1);
      Queries many = recorder.record(shop::titlesOneByOne);
      assertThat(SnapshotReader.read(many, "")).isEqualTo(SnapshotReader.read(few, ""));
      Queries counted = recorder.record(shop::countTwice);
      assertThat(SnapshotReader.read(counted, "").statements()).isEqualTo("2");
    }
  }

  @Test
  void inContinuousIntegrationNothingIsWritten() {
    assertThat(run(true))
        .contains("snapshot  expected as in ", "there is none, and none is created");
    assertThat(directory).isEmptyDirectory();
    String updated =
        Kit.outcomes(
                kit(BookTests.class, true)
                    .configurationParameter("roundtrip.snapshots", "update")
                    .execute())
            .get("listsTitles");
    assertThat(updated).contains("not done where CI is set");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void aModeThatDoesNotExistIsAnError() {
    String outcome =
        Kit.outcomes(
                kit(BookTests.class, false)
                    .configurationParameter("roundtrip.snapshots", "overwrite")
                    .execute())
            .get("listsTitles");
    assertThat(outcome).contains("roundtrip.snapshots is 'overwrite': write compare, create or");
  }

  @Test
  void aFileThatIsNoSnapshotIsAClearFailure() throws IOException {
    assertThat(run(false)).isEmpty();
    String good = Files.readString(file());
    Map.of(
            "",
            "line 1: expected: # queries of a test, format 1",
            good.replace("format 1", "format 2"),
            "newer version of Roundtrip: its format is 2",
            good.replace("1 × select", "<<<<<<< HEAD\n1 × select"),
            "line 5: expected a count",
            good.replace("    at com", "at com"),
            "line 6: expected where the statement is sent",
            good.replace("statements: 1", ""),
            "has no line that begins with statements:",
            good.replace("BookTests", "Others"),
            "the file is of another test")
        .forEach(
            (text, failure) -> {
              write(text);
              assertThat(run(true)).contains(failure).contains("BookTests.listsTitles.txt");
            });
    write(good.replace("\n", "\r\n"));
    assertThat(run(true)).isEmpty();
  }

  private void write(String text) {
    try {
      Files.writeString(file(), text);
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  @Test
  void eachSortOfTestHasAFileOfItsOwn() throws IOException {
    Map<String, String> outcomes = Kit.outcomes(kit(AllSorts.class, false).execute());
    assertThat(outcomes.remove("nothing")).contains("INCONCLUSIVE: no statement was seen");
    assertThat(outcomes.remove("twoMoments")).contains("snapshot  expected 1, ", "was 2\n");
    assertThat(outcomes).hasSize(6).allSatisfy((test, failure) -> assertThat(failure).isEmpty());
    Path snapshots = directory.resolve("com/acme/bookshop/SnapshotCases.queries");
    try (Stream<Path> files = Files.list(snapshots)) {
      assertThat(files.map(each -> each.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "AllSorts.parameterized-1.txt",
              "AllSorts.parameterized-2.txt",
              "AllSorts.overloaded_Queries.txt",
              "AllSorts.overloaded_Queries_TestInfo.txt",
              "AllSorts.dynamic-1.txt",
              "AllSorts.twoMoments.txt",
              "AllSorts.Inner.nested.txt");
    }
    assertThat(snapshots.resolve("AllSorts.parameterized-2.txt"))
        .content()
        .contains("2 × insert into author(name) values (?)\n", "addTogether, in batches\n");
  }

  @Test
  void withoutATestAFileIsNamed() throws IOException {
    try (Roundtrip roundtrip = Roundtrip.builder().build()) {
      Bookshop shop = new Bookshop(roundtrip.wrap(Bookshop.database()));
      QueryRecorder recorder = QueryRecorder.of(roundtrip);
      Queries queries = recorder.record(shop::count);
      assertThatThrownBy(queries::matchesSnapshot)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("matchesSnapshot(Path.of(…))");
      Path file = directory.resolve("count.txt");
      Files.writeString(file, SnapshotText.write(SnapshotReader.read(queries, "")));
      assertThatCode(() -> assertThat(queries).matchesSnapshot(file)).doesNotThrowAnyException();
      Queries others = recorder.record(shop::burn);
      assertThatThrownBy(() -> assertThat(others).matchesSnapshot(file))
          .hasMessageContaining("+ 1 × delete from book");
    }
  }

  @Test
  void filesStandBesideTheSourceOfTheirTest() {
    assertThat(TestFiles.shown(TestFiles.directoryOf(BookTests.class)))
        .isEqualTo(Path.of("src/test/java/com/acme/bookshop"));
    assertThat(TestFiles.shown(TestFiles.directoryOf(String.class)))
        .isEqualTo(Path.of("src/test/resources/java/lang"));
  }
}
