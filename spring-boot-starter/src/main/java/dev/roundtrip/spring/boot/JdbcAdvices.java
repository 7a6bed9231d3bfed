package dev.roundtrip.spring.boot;

import dev.roundtrip.finding.Advice;
import dev.roundtrip.finding.Evidence;
import dev.roundtrip.finding.Finding;
import dev.roundtrip.finding.LookupInLoopFinding;
import dev.roundtrip.finding.NPlusOneFinding;
import dev.roundtrip.finding.WriteInLoopFinding;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What to change, as code of Spring's JDBC templates, where no ORM and no repository sends. */
final class JdbcAdvices {

  /** Of the only value that is sent; what is a literal there is a value, too. */
  private static final Pattern KEY = Pattern.compile("([\\w.\"`]+) = \\?");

  private JdbcAdvices() {}

  static Finding advised(Finding finding) {
    if (finding instanceof WriteInLoopFinding write) {
      return write.flush() ? finding : with(finding, write(finding.shape().text()));
    }
    boolean byOrm =
        HibernateSql.wrote(finding.shape().text())
            || (finding instanceof NPlusOneFinding nPlusOne
                && (nPlusOne.lazyAssociation() || nPlusOne.children().size() > 1));
    @Nullable String code = byOrm ? null : allAtOnce(finding.shape().text());
    if (code == null) {
      return finding;
    }
    if (finding instanceof LookupInLoopFinding) {
      return with(
          finding,
          new Advice(
              "Read all of them with one statement before the loop, and look them up in a map.",
              code));
    }
    if (finding instanceof NPlusOneFinding nPlusOne) {
      Advice advice = finding.advice();
      return switch (nPlusOne.variant()) {
        case PROVED, NESTED -> with(finding, new Advice(advice.text(), join(advice) + code));
        default -> finding;
      };
    }
    return finding;
  }

  /** A join is the better half of what the statements tell. */
  private static String join(Advice advice) {
    @Nullable String example = advice.example();
    return example != null && example.contains(" JOIN ")
        ? example.lines().findFirst().orElse("") + "\nor "
        : "";
  }

  private static Advice write(String text) {
    return new Advice(
        "Write all rows with one batch: collect them in the loop, and send them after it.",
        "jdbcTemplate.batchUpdate(\"" + literal(text) + "\", rows); // a List<Object[]>");
  }

  /** The statement with a list of keys in place of one, and the key among its columns; or null. */
  private static @Nullable String allAtOnce(String text) {
    Matcher key = KEY.matcher(text);
    boolean single = text.indexOf('?') == text.lastIndexOf('?') && text.startsWith("select ");
    if (!single || !key.find()) {
      return null;
    }
    String column = key.group(1);
    String columns = text.substring("select ".length());
    boolean there =
        columns.startsWith("*")
            || columns.startsWith(column + " ")
            || columns.startsWith(column + ",");
    String query =
        "select "
            + (there ? "" : column + ", ")
            + columns.replace(key.group(), column + " in (:keys)");
    return "List<Map<String, Object>> rows =\n    namedParameterJdbcTemplate.queryForList(\n        \""
        + literal(query)
        + "\",\n        Map.of(\"keys\", keys));";
  }

  private static String literal(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  private static Finding with(Finding finding, Advice advice) {
    Evidence facts = finding.evidence();
    return finding.withEvidence(facts.with(advice, facts.notes()));
  }
}
