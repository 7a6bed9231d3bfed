package dev.roundtrip.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.bookshop.BaselineCases;
import com.acme.bookshop.Bookshop;
import dev.roundtrip.Roundtrip;
import dev.roundtrip.finding.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineTests {

  private static final String CASES = "com.acme.bookshop.BaselineCases.";

  private static String nPlusOne = "";
  private static String duplicate = "";

  @TempDir Path directory = Path.of("set by JUnit");

  @BeforeAll
  static void find() {
    try (Roundtrip roundtrip = Roundtrip.builder().build()) {
      Bookshop shop = new Bookshop(roundtrip.wrap(Bookshop.database()));
      QueryRecorder recorder = QueryRecorder.of(roundtrip);
      nPlusOne = fingerprint(recorder.record(shop::titlesOneByOne).findings());
      duplicate = fingerprint(recorder.record(shop::countOften).findings());
    }
  }

  private static String fingerprint(List<Finding> findings) {
    assertThat(findings).hasSize(1);
    return findings.get(0).fingerprint();
  }

  private static String entry(String fingerprint, String kind, String test, String reason) {
    return "%s  %s  %s%s  com.acme.bookshop.Bookshop.titlesOf  because%s\n"
        .formatted(fingerprint, kind, CASES, test, reason);
  }

  private Map<String, String> run(String... entries) throws IOException {
    Path file = directory.resolve("baseline.txt");
    Files.writeString(file, "# accepted\n\n" + String.join("", entries));
    return run(file);
  }

  private static Map<String, String> run(Path file) {
    return Kit.outcomes(
        Kit.of(BaselineCases.class)
            .configurationParameter("roundtrip.baseline", file.toString())
            .execute());
  }

  @Test
  void whatIsAcceptedPassesInItsTestAndWhatIsNewFails() throws IOException {
    Map<String, String> outcomes =
        run(
            entry(nPlusOne, "N_PLUS_ONE", "old()", " it is rewritten in spring"),
            entry(nPlusOne, "N_PLUS_ONE", "explicit()", " it is rewritten in spring"),
            entry(nPlusOne, "N_PLUS_ONE", "parameterized()#2", " it is rewritten in spring"));
    assertThat(outcomes)
        .containsEntry("old", "")
        .containsEntry("explicit", "")
        .containsEntry("fixed", "")
        .containsEntry("parameterized", "")
        .containsEntry("parameterized+", "");
    assertThat(outcomes.get("duplicates"))
        .contains("new findings  expected none  was 1; fix it, or accept it with a reason in ")
        .contains(
            duplicate
                + "  DUPLICATE  "
                + CASES
                + "duplicates()  com.acme.bookshop.Bookshop.count  because …");
  }

  @Test
  void whatIsGoneMustBeRemoved() throws IOException {
    Map<String, String> outcomes =
        run(
            entry(nPlusOne, "N_PLUS_ONE", "fixed()", " it was slow"),
            entry(duplicate, "DUPLICATE", "duplicates()", " it is cached soon"));
    assertThat(outcomes).containsEntry("duplicates", "");
    assertThat(outcomes.get("fixed"))
        .contains("accepted finding  expected N+1 of com.acme.bookshop.Bookshop.titlesOf  is gone")
        .contains("remove line 3 of ");
    assertThat(outcomes.get("old")).contains("new findings  expected none  was 1");
  }

  @Test
  void eachEntryHasAReasonAndCanBeRead() throws IOException {
    Map<String, String> outcomes =
        run(
            entry(nPlusOne, "N_PLUS_ONE", "old()", ""),
            entry(nPlusOne, "N_PLUS_TWO", "old()", " of a typo"),
            "whatever\n",
            entry(nPlusOne, "N_PLUS_ONE", "explicit()", " of a reason"),
            entry(nPlusOne, "N_PLUS_ONE", "explicit()", " of another"),
            entry(duplicate, "DUPLICATE", "old()", " …"));
    assertThat(outcomes).hasSize(7);
    assertThat(outcomes)
        .allSatisfy(
            (test, failure) ->
                assertThat(failure)
                    .contains(
                        "line 3: it has no reason: say behind because why this is accepted",
                        "line 4: there is no kind N_PLUS_TWO",
                        "line 5: expected: fingerprint, kind, test, method, because, and the"
                            + " reason",
                        "line 7: the same is accepted in line 6",
                        "line 8: it has no reason"));
  }

  @Test
  void aFileThatDoesNotExistIsAFailure() {
    assertThat(run(directory.resolve("nowhere.txt")).get("fixed"))
        .contains("roundtrip.baseline: there is no file ", "nowhere.txt");
  }

  @Test
  void withoutABaselineOnlyWhatIsExpectedIsJudged() {
    Map<String, String> outcomes = Kit.outcomes(Kit.of(BaselineCases.class).execute());
    assertThat(outcomes).containsEntry("duplicates", "").containsEntry("fixed", "");
    assertThat(outcomes.get("old")).contains("N+1  expected none  was 1");
  }
}
