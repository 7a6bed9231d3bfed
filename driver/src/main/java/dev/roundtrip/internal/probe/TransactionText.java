package dev.roundtrip.internal.probe;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a statement does to the transaction that could have been done by a method of JDBC. */
enum TransactionText {
  BEGIN,
  COMMIT,
  ROLLBACK,
  ROLLBACK_TO_SAVEPOINT,
  AUTOCOMMIT_ON,
  AUTOCOMMIT_OFF,
  NOTHING;

  private static final int LENGTH = 200;

  private static final String COMMENTS = "(?:\\s|/\\*.*?\\*/|--[^\\n]*\\n)*";

  private static final Pattern ROLLBACK_TO =
      Pattern.compile("(?is)rollback(?:\\s+(?:work|tran|transaction))?\\s+to\\b.*");

  private static final Pattern AUTOCOMMIT =
      Pattern.compile(
          "(?is)set\\s+(?:(?:session|local|@@session\\.|@@)\\s*)?autocommit\\s*(?:=|to\\b)?\\s*"
              + "'?(on|off|true|false|0|1)\\b.*");

  private static final Pattern WORDS = Pattern.compile("(?is)" + COMMENTS + "([a-z]+)\\b(.*)");

  /** Reads a statement that was told to be about transactions or settings. */
  static TransactionText of(@Nullable String text) {
    Matcher words =
        WORDS.matcher(text == null ? "" : text.substring(0, Math.min(text.length(), LENGTH)));
    if (!words.matches()) {
      return NOTHING;
    }
    String statement = words.group(1) + words.group(2);
    return switch (words.group(1).toLowerCase(java.util.Locale.ROOT)) {
      case "begin", "start" -> BEGIN;
      case "commit", "end" -> COMMIT;
      case "rollback", "abort" ->
          ROLLBACK_TO.matcher(statement).matches() ? ROLLBACK_TO_SAVEPOINT : ROLLBACK;
      case "set" -> autoCommit(AUTOCOMMIT.matcher(statement));
      default -> NOTHING;
    };
  }

  private static TransactionText autoCommit(Matcher setting) {
    if (!setting.matches()) {
      return NOTHING;
    }
    return switch (setting.group(1).toLowerCase(java.util.Locale.ROOT)) {
      case "on", "true", "1" -> AUTOCOMMIT_ON;
      default -> AUTOCOMMIT_OFF;
    };
  }
}
