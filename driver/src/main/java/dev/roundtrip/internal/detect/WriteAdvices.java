package dev.roundtrip.internal.detect;

import dev.roundtrip.finding.Advice;
import dev.roundtrip.finding.StatementKind;
import dev.roundtrip.internal.sql.Role;
import dev.roundtrip.internal.sql.Shape;
import dev.roundtrip.internal.sql.Slot;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** What to change about writes, and which switches of Hibernate and of the drivers help. */
final class WriteAdvices {

  private static final String DRIVERS =
      "Let the driver send a batch of INSERTs as one: reWriteBatchedInserts=true (PostgreSQL),"
          + " rewriteBatchedStatements=true (MySQL).";

  private WriteAdvices() {}

  static Advice writeInLoop(WriteLoop loop) {
    Shape shape = loop.repeat().shape();
    StringBuilder text = new StringBuilder();
    if (loop.repeat().flush()) {
      text.append("The ORM sends row by row: let it batch, with Hibernate by")
          .append(" hibernate.jdbc.batch_size=50 and hibernate.order_")
          .append(shape.kind() == StatementKind.INSERT ? "inserts" : "updates")
          .append("=true.");
    } else {
      text.append("Send the rows as a batch (addBatch and executeBatch, JdbcTemplate.batchUpdate,")
          .append(" saveAll with hibernate.jdbc.batch_size=50), or ")
          .append(inOneStatement(shape.kind()))
          .append('.');
    }
    if (loop.generatedKeys()) {
      text.append(" The key that the database generated was read after each row; with IDENTITY")
          .append(" columns Hibernate does not batch INSERTs: take the keys from a SEQUENCE with")
          .append(" an allocation size (GenerationType.SEQUENCE), or read them once after")
          .append(" executeBatch.");
    }
    if (shape.kind() == StatementKind.INSERT) {
      text.append(' ').append(DRIVERS);
    }
    return new Advice(text.toString(), example(shape));
  }

  private static String inOneStatement(StatementKind kind) {
    return switch (kind) {
      case INSERT -> "insert several rows with one statement";
      case DELETE -> "delete all of them with one statement";
      case MERGE -> "merge from a list of rows";
      default -> "update all of them with one statement if the new values can be computed";
    };
  }

  private static String example(Shape shape) {
    String table = shape.writtenTables().get(0);
    String key = column(shape, Role.EQUALITY, "id");
    return switch (shape.kind()) {
      case INSERT -> "INSERT INTO %s (…) VALUES (…), (…), (…)".formatted(table);
      case DELETE -> "DELETE FROM %s WHERE %s IN (…)".formatted(table, key);
      case UPDATE ->
          "UPDATE %s SET %s = … WHERE %s IN (…)"
              .formatted(table, column(shape, Role.VALUE, "…"), key);
      default -> "MERGE INTO %s USING (VALUES (…), (…)) …".formatted(table);
    };
  }

  static Advice readModifyWrite(Repeat reads, Repeat write, String table) {
    Shape shape = write.shape();
    String key = column(reads.shape(), Role.EQUALITY, "id");
    if (shape.kind() == StatementKind.INSERT) {
      return new Advice(
          "Let the database decide whether the row is there: an upsert, in a batch, against a"
              + " unique key on "
              + key
              + "; it is safe when two do it at the same time, too.",
          ("INSERT INTO %1$s (…) VALUES (…), (…) ON CONFLICT (%2$s) DO NOTHING"
                  + "\nMySQL and MariaDB: INSERT IGNORE, or ON DUPLICATE KEY UPDATE")
              .formatted(table, key));
    }
    key = column(shape, Role.EQUALITY, key);
    if (shape.kind() == StatementKind.DELETE) {
      return new Advice(
          "Delete with one statement whose condition says which rows, or read all rows with one"
              + " statement and delete in a batch.",
          "DELETE FROM %s WHERE %s IN (…)".formatted(table, key));
    }
    return new Advice(
        "Change the rows where they are, with one statement; if the new values need code, read all"
            + " rows with one statement and write them in a batch.",
        "UPDATE %s SET %s = … WHERE %s IN (…)"
            .formatted(table, column(shape, Role.VALUE, "…"), key));
  }

  static Advice batchTooSmall(boolean list) {
    return new Advice(
        list
            ? "Raise the size of the lists: 50 to 100 keys or rows for each statement."
            : "Raise the size of the batches: 50 to 100 rows for each round trip"
                + " (hibernate.jdbc.batch_size, or executeBatch less often).",
        null);
  }

  static Advice varyingLength() {
    return new Advice(
        "Each length is another statement to parse, to plan and to keep in the statement caches:"
            + " pad the lists to few lengths, or bind the keys as one array.",
        "hibernate.query.in_clause_parameter_padding=true; PostgreSQL: WHERE … = ANY (?)");
  }

  static Advice literals(List<Slot> literals) {
    String columns =
        literals.stream()
            .map(Slot::column)
            .filter(Objects::nonNull)
            .distinct()
            .limit(5)
            .collect(Collectors.joining(", "));
    return new Advice(
        "Bind the values"
            + (columns.isEmpty() ? "" : " of " + columns)
            + " instead of writing them into the text: the statement is then parsed and planned"
            + " once, and a value that comes from outside cannot change it (SQL injection).",
        "PreparedStatement with ?, and setString, setLong, …");
  }

  private static String column(Shape shape, Role role, String otherwise) {
    return shape.slots().stream()
        .filter(slot -> slot.role() == role)
        .map(Slot::column)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(otherwise);
  }
}
