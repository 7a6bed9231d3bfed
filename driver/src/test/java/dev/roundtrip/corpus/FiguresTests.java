package dev.roundtrip.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FiguresTests {

  private final Figures recorded = new Figures();
  private final Figures counted = new Figures();

  @Test
  void figuresThatFallAndFiguresThatRiseAreBothTold() {
    recorded.count("a", true);
    recorded.count("b", false);
    counted.count("a", false);
    counted.count("b", true);

    assertThat(counted.differencesFrom(recorded))
        .containsExactly("a: recorded 1, now 0", "b: recorded 0, now 1");
  }

  @Test
  void runsThatBecomeWrongAndRunsThatBecomeRightAreTold() {
    recorded.wrong("Old.run, n = 2", List.of("missed it"));
    counted.wrong("New.run, n = 5", List.of("false alarm"));

    assertThat(counted.differencesFrom(recorded))
        .containsExactly(
            "now wrong New.run, n = 5: false alarm", "no longer wrong Old.run, n = 2: missed it");
  }

  @Test
  void anotherReasonForAWrongRunIsNoDifference() {
    recorded.wrong("Some.run, n = 2", List.of("missed it at line 4"));
    counted.wrong("Some.run, n = 2", List.of("missed it at line 7"));

    assertThat(counted.differencesFrom(recorded)).isEmpty();
  }

  @Test
  void figuresAreReadAsTheyWereWritten(@TempDir Path folder) throws IOException {
    counted.count("part | kind | 02 | found", true);
    counted.wrong("Some.run, n = 2", List.of("one", "two\nlines"));
    Path file = folder.resolve("figures.txt");

    counted.write(file);

    assertThat(counted.differencesFrom(Figures.read(file))).isEmpty();
  }
}
