package dev.roundtrip.internal.report;

import dev.roundtrip.finding.Change;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One change of a schema as the scripts that people keep: online where the database can, and with
 * its way back.
 *
 * @param name what it does, as part of a file's name
 * @param forward statements, each without its semicolon
 * @param backward statements that take it back
 * @param inTransaction whether they may be sent inside of a transaction
 */
record Migration(String name, List<String> forward, List<String> backward, boolean inTransaction) {

  private static final Pattern NAMED =
      Pattern.compile("CREATE (?:INDEX|STATISTICS) (?:CONCURRENTLY )?(\\S+)");

  /** The migration of a change, or nothing if it needs none or cannot be taken back. */
  static Optional<Migration> of(@Nullable Change change) {
    if (change == null || change.kind() != Change.Kind.SCHEMA || change.backward() == null) {
      return Optional.empty();
    }
    boolean online = change.onlineForward() != null && change.onlineBackward() != null;
    String forward = online ? String.valueOf(change.onlineForward()) : change.forward();
    String backward = online ? String.valueOf(change.onlineBackward()) : change.backward();
    Matcher named = NAMED.matcher(change.forward());
    String name =
        named.find() ? named.group(1).toLowerCase(Locale.ROOT).replaceAll("\\W+", "_") : "change";
    return Optional.of(
        new Migration(
            "add_" + name,
            statements(forward),
            statements(backward),
            !online || !change.outsideTransaction()));
  }

  private static List<String> statements(String text) {
    return Arrays.stream(text.split(";\\s*\\n")).map(String::strip).toList();
  }

  /** The file of Flyway's versioned migration. */
  String flywayName(String version) {
    return "V" + version + "__" + name + ".sql";
  }

  /** The file of its undo migration. */
  String flywayUndoName(String version) {
    return "U" + version + "__" + name + ".sql";
  }

  /** The statements forward. */
  String up() {
    return script(forward);
  }

  /** The statements back. */
  String down() {
    return script(backward);
  }

  private static String script(List<String> statements) {
    return String.join(";\n", statements) + ";\n";
  }

  /** What has to be said beside the scripts, or null. */
  @Nullable String remark() {
    return inTransaction
        ? null
        : "Not inside of a transaction: Flyway needs flyway.postgresql.transactional.lock=false for"
            + " it; an index that is left INVALID when it fails has to be dropped.";
  }

  /** A changeset in Liquibase's formatted SQL. */
  String liquibase() {
    StringBuilder text = new StringBuilder("--liquibase formatted sql\n");
    text.append("--changeset roundtrip:").append(name);
    text.append(inTransaction ? "\n" : " runInTransaction:false\n");
    text.append(up());
    for (String statement : backward) {
      text.append("--rollback ").append(statement.replaceAll("\\s+", " ")).append(";\n");
    }
    return text.toString();
  }
}
