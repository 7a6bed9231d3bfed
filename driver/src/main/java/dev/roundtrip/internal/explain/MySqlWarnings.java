package dev.roundtrip.internal.explain;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What MySQL and MariaDB note beside a plan about an index that cannot be used; told without the
 * value, which MariaDB quotes.
 */
final class MySqlWarnings {

  /**
   * MariaDB: Cannot use key `k` part[0] for lookup: `d`.`t`.`c` of type `varchar` = "1" of type
   * `int`.
   */
  private static final Pattern MARIADB =
      Pattern.compile(
          "Cannot use key `([^`]+)` part\\[\\d+\\] for lookup: (\\S+) of (?:type|collation) `([^`]+)`"
              + ".* of (type|collation) `([^`]+)`",
          Pattern.DOTALL);

  /** MySQL: Cannot use ref access on index 'k' due to type or collation conversion on field 'c'. */
  private static final Pattern MYSQL =
      Pattern.compile(
          "Cannot use (?:ref|range) access on index '([^']+)' due to (.*) conversion on field '([^']+)'");

  private MySqlWarnings() {}

  static @Nullable String remark(@Nullable String message) {
    Matcher mariaDb = MARIADB.matcher(message == null ? "" : message);
    if (mariaDb.find()) {
      return "index %s cannot be used: %s is %s, and what it is compared with is of %s %s"
          .formatted(
              mariaDb.group(1),
              mariaDb.group(2).replace("`", ""),
              mariaDb.group(3),
              mariaDb.group(4),
              mariaDb.group(5));
    }
    Matcher mySql = MYSQL.matcher(message == null ? "" : message);
    return mySql.find()
        ? "index %s cannot be used: %s has to be converted to another %s"
            .formatted(mySql.group(1), mySql.group(3), mySql.group(2))
        : null;
  }
}
