package dev.roundtrip.internal.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.finding.Advice;
import dev.roundtrip.finding.CallSite;
import dev.roundtrip.finding.DuplicateFinding;
import dev.roundtrip.finding.Evidence;
import dev.roundtrip.finding.FindingKind;
import dev.roundtrip.finding.Severity;
import dev.roundtrip.finding.StatementKind;
import dev.roundtrip.finding.StatementShape;
import dev.roundtrip.finding.TextFinding;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ToldTextsTests {

  private final ToldTexts told = new ToldTexts();

  private static Evidence evidence(String shape, Severity severity) {
    return new Evidence(
        severity,
        "a1b2c3d4e5f60718",
        "job",
        new StatementShape("select * from t", shape, StatementKind.SELECT, List.of("t")),
        CallSite.unknown(),
        2,
        Duration.ZERO,
        Duration.ZERO,
        Duration.ZERO,
        0,
        null,
        new Advice("Name them.", null));
  }

  private static TextFinding star(String shape, Severity severity) {
    return new TextFinding(evidence(shape, severity), FindingKind.SELECT_STAR, "all of it");
  }

  @Test
  void aMarkIsNewsOnceForEachShapeAndAgainWhenItMattersMore() {
    assertThat(told.isNews(star("a", Severity.INFO))).isTrue();
    assertThat(told.isNews(star("a", Severity.INFO))).isFalse();
    assertThat(told.isNews(star("b", Severity.INFO))).isTrue();
    assertThat(told.isNews(star("a", Severity.WARNING))).isTrue();
    assertThat(told.isNews(star("a", Severity.INFO))).isFalse();
  }

  @Test
  void whatIsNoMarkOfATextIsAlwaysNews() {
    DuplicateFinding duplicate =
        new DuplicateFinding(evidence("a", Severity.WARNING), List.of(CallSite.unknown()), 1);
    assertThat(told.isNews(duplicate)).isTrue();
    assertThat(told.isNews(duplicate)).isTrue();
  }

  @Test
  void theOldestAreForgottenWhereThereAreTooMany() {
    for (int i = 0; i <= ToldTexts.MAXIMUM; i++) {
      told.isNews(star("shape " + i, Severity.INFO));
    }
    assertThat(told.isNews(star("shape " + ToldTexts.MAXIMUM, Severity.INFO))).isFalse();
    assertThat(told.isNews(star("shape 0", Severity.INFO))).isTrue();
  }
}
