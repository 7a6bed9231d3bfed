package dev.roundtrip.corpus;

import dev.roundtrip.finding.CallSite;
import dev.roundtrip.finding.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Looks up in the source of the module that is tested whether a line is marked as a site. */
final class Sites {

  private static final Path SOURCES = Path.of("src/test/java");

  private Sites() {}

  static boolean isAt(Finding finding, String site) throws IOException {
    CallSite found = finding.callSite();
    Path file = file(found);
    if (!Files.isRegularFile(file)) {
      return false;
    }
    List<String> lines = Files.readAllLines(file);
    // The frame is on the line of the method's name, the marker at the end of the statement.
    for (int i = Math.max(0, found.line() - 1); i < lines.size(); i++) {
      if (lines.get(i).endsWith("// site: " + site)) {
        return true;
      }
      if (lines.get(i).contains(";")) {
        return false;
      }
    }
    return false;
  }

  private static Path file(CallSite site) {
    int end = site.className().lastIndexOf('.');
    String folder = end < 0 ? "" : site.className().substring(0, end).replace('.', '/');
    return SOURCES.resolve(folder).resolve(site.fileName() == null ? "" : site.fileName());
  }
}
