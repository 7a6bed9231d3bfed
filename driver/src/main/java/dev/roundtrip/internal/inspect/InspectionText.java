package dev.roundtrip.internal.inspect;

import java.util.ArrayList;
import java.util.List;

/** The report as text: what to change first, then what is known, then what is missing. */
final class InspectionText {

  private static final int WIDTH = 110;

  private final List<String> lines = new ArrayList<>();

  private InspectionText() {}

  static String of(Inspection inspection) {
    InspectionText text = new InspectionText();
    text.lines.add(inspection.database());
    text.changes(inspection.observations());
    text.facts(inspection.sections());
    text.missing(inspection.sections());
    return String.join(System.lineSeparator(), text.lines) + System.lineSeparator();
  }

  private void changes(List<Observation> observations) {
    lines.add("");
    if (observations.isEmpty()) {
      lines.add("Nothing worth changing was found.");
      return;
    }
    lines.add("What to change, the most valuable first:");
    for (int i = 0; i < observations.size(); i++) {
      Observation observation = observations.get(i);
      lines.add("");
      wrap(
          "%3d. [%s] ".formatted(i + 1, observation.weight().text()),
          "     ",
          observation.section() + ": " + observation.what());
      if (observation.change() != null) {
        lines.add("     change  " + observation.change());
      }
      if (observation.risk() != null) {
        wrap("     mind    ", "             ", observation.risk());
      }
    }
  }

  private void facts(List<SectionResult> sections) {
    for (SectionResult section : sections) {
      if (!section.facts().isEmpty()) {
        lines.add("");
        lines.add(section.title() + ":");
        section.facts().forEach(fact -> wrap("  ", "    ", fact));
      }
    }
  }

  private void missing(List<SectionResult> sections) {
    List<SectionResult> silent =
        sections.stream().filter(section -> section.missing() != null).toList();
    if (!silent.isEmpty()) {
      lines.add("");
      lines.add("What could not be read, and how to get it:");
      silent.forEach(section -> wrap("  ", "    ", section.title() + ": " + section.missing()));
    }
  }

  private void wrap(String first, String indent, String text) {
    StringBuilder line = new StringBuilder(first);
    boolean empty = true;
    for (String word : text.split(" ", -1)) {
      if (!empty && line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString());
        line = new StringBuilder(indent);
        empty = true;
      }
      line.append(empty ? "" : " ").append(word);
      empty = false;
    }
    lines.add(line.toString());
  }
}
