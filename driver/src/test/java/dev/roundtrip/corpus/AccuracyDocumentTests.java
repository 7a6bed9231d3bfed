package dev.roundtrip.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class AccuracyDocumentTests {

  private static final Path ROOT = Path.of("..");

  @Test
  void theDocumentShowsTheRecordedFigures() throws IOException {
    String document = Files.readString(ROOT.resolve("docs/accuracy.md"));

    assertThat(document)
        .as("docs/accuracy.md, which corpus/accuracy writes")
        .isEqualTo(AccuracyReport.withText(document, AccuracyReport.text(ROOT)));
  }
}
