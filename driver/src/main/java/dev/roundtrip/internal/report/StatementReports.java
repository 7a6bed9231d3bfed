package dev.roundtrip.internal.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.roundtrip.finding.Change;
import dev.roundtrip.finding.Recommendation;
import dev.roundtrip.finding.SlowStatementFinding;
import dev.roundtrip.internal.report.StatementModel.Entry;
import dev.roundtrip.internal.report.StatementModel.Option;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/** A report of one statement, as text, Markdown or JSON. */
public final class StatementReports {

  private static final String INDENT = "  ";

  private StatementReports() {}

  /** For a terminal or a log. */
  public static String text(SlowStatementFinding finding, String version) {
    return write(finding, version, new Plain());
  }

  /** For a ticket or a merge request. */
  public static String markdown(SlowStatementFinding finding, String version) {
    return write(finding, version, new Markdown());
  }

  /** How one kind of document is written. */
  private interface Writer {
    void heading(StringBuilder to, String text);

    void line(StringBuilder to, String label, String content);

    void item(StringBuilder to, String text);

    void code(StringBuilder to, String language, String text);
  }

  private static final class Plain implements Writer {
    @Override
    public void heading(StringBuilder to, String text) {
      to.append(to.isEmpty() ? "" : "\n").append(text.toUpperCase(Locale.ROOT)).append('\n');
    }

    @Override
    public void line(StringBuilder to, String label, String content) {
      to.append(INDENT).append("%-10s ".formatted(label)).append(content).append('\n');
    }

    @Override
    public void item(StringBuilder to, String text) {
      to.append(INDENT).append(text).append('\n');
    }

    @Override
    public void code(StringBuilder to, String language, String text) {
      text.lines().forEach(line -> to.append(INDENT).append(INDENT).append(line).append('\n'));
    }
  }

  private static final class Markdown implements Writer {
    @Override
    public void heading(StringBuilder to, String text) {
      to.append(to.isEmpty() ? "" : "\n").append("## ").append(text).append("\n\n");
    }

    @Override
    public void line(StringBuilder to, String label, String content) {
      to.append("- **").append(label).append("**: ").append(content).append('\n');
    }

    @Override
    public void item(StringBuilder to, String text) {
      to.append("- ").append(text).append('\n');
    }

    @Override
    public void code(StringBuilder to, String language, String text) {
      to.append("\n```").append(language).append('\n').append(text.stripTrailing());
      to.append("\n```\n\n");
    }
  }

  private static String write(SlowStatementFinding finding, String version, Writer writer) {
    StatementModel model = StatementModel.of(finding);
    StringBuilder to = new StringBuilder();
    writer.heading(to, "Issue");
    for (Entry entry : model.issue()) {
      writer.line(to, entry.label(), entry.content());
    }
    writer.line(to, "id", model.id());
    writer.heading(to, "Analysis");
    writer.code(to, "sql", model.statement());
    if (!model.plan().isEmpty()) {
      writer.code(to, "", String.join("\n", model.plan()));
    }
    model.analysis().forEach(sentence -> writer.item(to, sentence));
    writer.heading(to, "Root cause");
    model.causes().forEach(cause -> writer.item(to, cause));
    for (int i = 0; i < model.options().size(); i++) {
      String number = model.options().size() == 1 ? "" : " " + (i + 1);
      option(to, writer, model.options().get(i), number, version);
    }
    return to.toString();
  }

  private static void option(
      StringBuilder to, Writer writer, Option option, String number, String version) {
    Recommendation found = option.recommendation();
    writer.heading(to, "Recommendation" + number);
    writer.item(to, found.text());
    Change change = found.change();
    if (change != null) {
      writer.code(to, "sql", change.forward());
    }
    writer.line(to, option.impact(), option.sentence());
    writer.line(to, "risk", found.risk().name().toLowerCase(Locale.ROOT) + ": " + found.riskWhy());
    if (!option.planAfter().isEmpty()) {
      writer.line(to, "plan then", "");
      writer.code(to, "", String.join("\n", option.planAfter()));
    }
    writer.heading(to, "Steps" + number);
    for (int i = 0; i < option.steps().size(); i++) {
      writer.item(to, (i + 1) + ". " + option.steps().get(i));
    }
    option
        .migration()
        .ifPresent(
            migration -> {
              writer.heading(to, "Migration" + number);
              if (migration.remark() != null) {
                writer.item(to, migration.remark());
              }
              writer.item(to, "Flyway, " + migration.flywayName(version));
              writer.code(to, "sql", migration.up());
              writer.item(to, "and its way back, " + migration.flywayUndoName(version));
              writer.code(to, "sql", migration.down());
              writer.item(to, "Liquibase");
              writer.code(to, "sql", migration.liquibase());
            });
    if (option.verification() != null) {
      writer.heading(to, "Verification" + number);
      writer.code(to, "sql", option.verification());
      writer.item(to, "Expected: " + option.expected());
    }
  }

  /** For tools. */
  public static String json(SlowStatementFinding finding, String version) {
    StatementModel model = StatementModel.of(finding);
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter());
      json.writeStartObject();
      json.writeStringField("id", model.id());
      json.writeObjectFieldStart("issue");
      for (Entry entry : model.issue()) {
        json.writeStringField(entry.label(), entry.content());
      }
      json.writeEndObject();
      json.writeStringField("statement", model.statement());
      strings(json, "plan", model.plan());
      strings(json, "analysis", model.analysis());
      strings(json, "rootCause", model.causes());
      json.writeArrayFieldStart("recommendations");
      for (Option option : model.options()) {
        option(json, option, version);
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible); // It is written into memory.
    }
    return text.toString();
  }

  private static void option(JsonGenerator json, Option option, String version) throws IOException {
    Recommendation found = option.recommendation();
    json.writeStartObject();
    json.writeStringField("code", found.code());
    json.writeStringField("cause", found.cause());
    json.writeStringField("text", found.text());
    if (found.change() != null) {
      json.writeStringField("change", found.change().forward());
      json.writeStringField("undo", found.change().backward());
    }
    json.writeStringField("impact", option.impact());
    json.writeStringField("effect", option.sentence());
    json.writeStringField("risk", found.risk().name().toLowerCase(Locale.ROOT));
    json.writeStringField("riskWhy", found.riskWhy());
    if (found.proof() != null && found.proof().indexBytes() != null) {
      json.writeNumberField("indexBytes", found.proof().indexBytes());
    }
    strings(json, "planAfter", option.planAfter());
    strings(json, "steps", option.steps());
    if (option.migration().isPresent()) {
      Migration migration = option.migration().get();
      json.writeObjectFieldStart("migration");
      json.writeBooleanField("inTransaction", migration.inTransaction());
      json.writeStringField("flyway", migration.flywayName(version));
      json.writeStringField("up", migration.up());
      json.writeStringField("flywayUndo", migration.flywayUndoName(version));
      json.writeStringField("down", migration.down());
      json.writeStringField("liquibase", migration.liquibase());
      json.writeEndObject();
    }
    if (option.verification() != null) {
      json.writeStringField("verification", option.verification());
      json.writeStringField("expected", option.expected());
    }
    json.writeEndObject();
  }

  private static void strings(JsonGenerator json, String name, List<String> values)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }
}
