package dev.roundtrip.internal.explain;

import dev.roundtrip.plan.Access;
import dev.roundtrip.plan.Plan;
import dev.roundtrip.plan.PlanNode;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names the setter because of which PostgreSQL converts a column, row by row, and cannot use an
 * index on it: {@code (id)::numeric = '17'::numeric}.
 */
final class WrongSetters {

  private static final Pattern CONVERTED =
      Pattern.compile(
          "\\(?\\(?(?<column>[\\w.\"]+)\\)?::(?<type>numeric|double precision|real|timestamp with(?:out)? time zone)"
              + " (?:=|<|>|<=|>=|<>) '");

  /** What has that type when pgjdbc binds it. */
  private static final Map<String, List<String>> SETTERS =
      Map.of(
          "numeric", List.of("setBigDecimal", "setObject(BigDecimal)", "setObject(BigInteger)"),
          "double precision", List.of("setDouble", "setObject(Double)"),
          "real", List.of("setFloat", "setObject(Float)"),
          "timestamp with time zone",
              List.of("setTimestamp", "setObject(OffsetDateTime)", "setObject(Timestamp)"),
          "timestamp without time zone", List.of("setTimestamp", "setObject(LocalDateTime)"));

  private WrongSetters() {}

  /** The plan, with a remark for each conversion that a setter made necessary. */
  static Plan named(Plan plan, List<String> setters) {
    Plan named = plan;
    for (PlanNode node : plan.nodes().filter(step -> step.access() == Access.FULL_SCAN).toList()) {
      String remark = node.filter() == null ? null : remark(node.filter(), setters);
      if (remark != null && !named.remarks().contains(remark)) {
        named = named.withRemark(remark);
      }
    }
    return named;
  }

  private static @Nullable String remark(String filter, List<String> setters) {
    Matcher converted = CONVERTED.matcher(filter);
    while (converted.find()) {
      String type = converted.group("type");
      String column = converted.group("column");
      for (int i = 0; i < setters.size(); i++) {
        if (SETTERS.getOrDefault(type, List.of()).contains(setters.get(i))) {
          return "value %d is bound by %s, so that PostgreSQL converts %s of every row to %s and can use no index on it; bind it by the setter of the column's own type"
              .formatted(i + 1, setters.get(i), column, type);
        }
      }
    }
    return null;
  }
}
