package dev.roundtrip.internal.detect;

import dev.roundtrip.finding.StatementKind;
import dev.roundtrip.internal.scope.Execution;
import dev.roundtrip.internal.sql.Role;
import dev.roundtrip.internal.sql.Shape;
import dev.roundtrip.internal.sql.ValueHash;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a query makes of the many rows that it looks at. */
enum Aggregate {
  /** One value: a count, a sum, an extreme. */
  VALUE,
  /** Whether there is a row. */
  EXISTENCE,
  /** One of the rows, such as the latest. */
  FIRST_ROW;

  private static final Pattern FUNCTION =
      Pattern.compile(
          "(coalesce|ifnull|nvl|round|cast) ?\\( ?(count|sum|min|max|avg) ?\\(.*"
              + "|(count|sum|min|max|avg|bool_or|bool_and|string_agg|listagg|group_concat) ?\\(.*");

  private static final Pattern EXISTS =
      Pattern.compile("\\(? ?exists ?\\(.*|case when (exists|count) ?\\(.*|\\?( as .*)?|\\? \\w+");

  private static final Pattern COUNT_COMPARED =
      Pattern.compile("count ?\\(.*\\) ?(>|>=|<>|!=) ?\\?.*");

  private static final long ONE = ValueHash.of(1L);

  /** What the repeated query asks for, or null if it returns rows as they are. */
  static @Nullable Aggregate of(Repeat repeat) {
    Shape shape = repeat.shape();
    if (shape.kind() != StatementKind.SELECT) {
      return null;
    }
    String text = shape.text().toLowerCase(Locale.ROOT);
    if (text.startsWith("select ") && !text.contains(" group by ")) {
      List<String> items = items(text.substring("select ".length()));
      if (items.stream().allMatch(item -> matches(EXISTS, item) || matches(COUNT_COMPARED, item))) {
        return EXISTENCE;
      }
      if (items.stream().allMatch(item -> matches(FUNCTION, item))) {
        return VALUE;
      }
    }
    if (!shape.limited() || !isLimitedToOne(repeat)) {
      return null;
    }
    return FIRST_ROW;
  }

  private static boolean matches(Pattern pattern, String item) {
    return pattern.matcher(item).matches();
  }

  /** The select list, cut at its commas; what follows it ends it. */
  private static List<String> items(String list) {
    List<String> items = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i < list.length(); i++) {
      char c = list.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth == 0 && c == ',') {
        items.add(list.substring(from, i).trim());
        from = i + 1;
      } else if (depth == 0 && list.startsWith(" from ", i)) {
        items.add(list.substring(from, i).trim());
        return items;
      }
    }
    items.add(list.substring(from).trim());
    return items;
  }

  /** FETCH FIRST ROW ONLY has no number at all. */
  private static boolean isLimitedToOne(Repeat repeat) {
    Shape shape = repeat.shape();
    for (int i = 0; i < shape.slots().size(); i++) {
      if (shape.slots().get(i).role() == Role.LIMIT) {
        int slot = i;
        List<Execution> executions = repeat.executions();
        return executions.stream().allMatch(execution -> Lookup.value(execution, slot) == ONE);
      }
    }
    return true;
  }
}
