package dev.roundtrip.internal.explain;

import dev.roundtrip.internal.probe.Bound;
import dev.roundtrip.internal.scope.Replay;
import dev.roundtrip.internal.sql.ParsedSql;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many rows a statement passes over: a number of the application that is no secret. */
public final class Offsets {

  private static final Pattern LITERAL =
      Pattern.compile("(?i)\\boffset\\s+(\\d{1,18})|\\blimit\\s+(\\d{1,18})\\s*,");

  private static final Pattern WHOLE = Pattern.compile("\\d{1,18}");

  private Offsets() {}

  /**
   * The number, or -1 if it is not known.
   *
   * @param statement what its text is
   */
  public static long of(Replay replay, ParsedSql statement) {
    int slot = statement.shape().traits().offsetSlot();
    for (int i = 1; slot >= 0 && i <= replay.binds().size(); i++) {
      if (statement.slotOfBind(i) == slot && replay.binds().get(i - 1) instanceof Bound bound) {
        return number(bound);
      }
    }
    Matcher literal = LITERAL.matcher(replay.text());
    if (slot < 0 || !literal.find()) {
      return -1;
    }
    return Long.parseLong(literal.group(1) != null ? literal.group(1) : literal.group(2));
  }

  private static long number(Bound bound) {
    String literal = bound.literal();
    return literal != null && WHOLE.matcher(literal).matches() ? Long.parseLong(literal) : -1;
  }
}
