package dev.roundtrip.internal.inspect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The report as JSON, written by hand: no library is at hand where this runs. */
final class InspectionJson {

  private final StringBuilder json = new StringBuilder();

  private InspectionJson() {}

  static String of(Inspection inspection) {
    InspectionJson writer = new InspectionJson();
    writer.json.append("{\n  \"database\": ");
    writer.text(inspection.database());
    writer.json.append(",\n  \"observations\": [");
    List<Observation> observations = inspection.observations();
    for (int i = 0; i < observations.size(); i++) {
      writer.json.append(i == 0 ? "\n    {" : ",\n    {");
      Observation observation = observations.get(i);
      writer.member("weight", observation.weight().text(), false);
      writer.member("section", observation.section(), true);
      writer.member("what", observation.what(), true);
      writer.member("change", observation.change(), true);
      writer.member("risk", observation.risk(), true);
      writer.json.append('}');
    }
    writer.json.append(observations.isEmpty() ? "],\n" : "\n  ],\n").append("  \"sections\": [");
    for (int i = 0; i < inspection.sections().size(); i++) {
      SectionResult section = inspection.sections().get(i);
      writer.json.append(i == 0 ? "\n    {" : ",\n    {");
      writer.member("title", section.title(), false);
      writer.member("missing", section.missing(), true);
      writer.json.append(", \"facts\": [");
      for (int j = 0; j < section.facts().size(); j++) {
        writer.json.append(j == 0 ? "" : ", ");
        writer.text(section.facts().get(j));
      }
      writer.json.append("]}");
    }
    return writer.json.append("\n  ]\n}\n").toString();
  }

  private void member(String name, @Nullable String value, boolean further) {
    json.append(further ? ", \"" : "\"").append(name).append("\": ");
    text(value);
  }

  private void text(@Nullable String value) {
    if (value == null) {
      json.append("null");
      return;
    }
    json.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"' -> json.append("\\\"");
        case '\\' -> json.append("\\\\");
        case '\n' -> json.append("\\n");
        case '\t' -> json.append("\\t");
        default -> {
          if (c < ' ') {
            json.append("\\u%04x".formatted((int) c));
          } else {
            json.append(c);
          }
        }
      }
    }
    json.append('"');
  }
}
