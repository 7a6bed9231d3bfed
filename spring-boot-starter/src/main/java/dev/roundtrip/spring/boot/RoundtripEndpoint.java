package dev.roundtrip.spring.boot;

import dev.roundtrip.Roundtrip;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.lang.Nullable;

/** What was found and sent lately: {@code /actuator/roundtrip}. */
@Endpoint(id = "roundtrip")
class RoundtripEndpoint {

  private static final int PAGE = 50;
  private static final int LARGEST_PAGE = 500;
  private static final List<String> VIEWS =
      List.of("findings", "scopes", "shapes", "slow", "plans");

  private final Roundtrip roundtrip;
  private final Recent recent;

  RoundtripEndpoint(Roundtrip roundtrip, Recent recent) {
    this.roundtrip = roundtrip;
    this.recent = recent;
  }

  /** What there is. */
  @ReadOperation
  Map<String, Object> overview() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("since", recent.since().toString());
    json.put("dataSources", roundtrip.dataSources());
    json.put("findings", recent.findings().size());
    json.put("scopes", recent.scopes().size());
    json.put("shapes", recent.shapes().size());
    json.put("unattributedStatements", roundtrip.unattributedStatements());
    json.put("ownFailures", roundtrip.ownFailures());
    json.put("judgingMillis", RecentFinding.millis(roundtrip.judgingTime()));
    json.put("views", VIEWS);
    return json;
  }

  /**
   * One of the views, a page at a time.
   *
   * @param view findings, scopes, shapes, slow or plans
   * @param page from 0 on
   * @param size at most 500; 50 unless it is given
   * @param kind of finding, or of statement
   * @param scope the name of the scope, or a part of it
   * @param table the name of a table
   */
  @ReadOperation
  Map<String, Object> view(
      @Selector String view,
      @Nullable Integer page,
      @Nullable Integer size,
      @Nullable String kind,
      @Nullable String scope,
      @Nullable String table) {
    List<Map<String, Object>> all =
        rows(view).stream()
            .filter(has("kind", kind, true))
            .filter(has(view.equals("shapes") ? "lastScope" : "scope", scope, false))
            .filter(
                row ->
                    table == null || (row.get("tables") instanceof List<?> t && t.contains(table)))
            .toList();
    int number = page == null ? 0 : Math.max(0, page);
    int length = size == null ? PAGE : Math.min(LARGEST_PAGE, Math.max(1, size));
    int from = (int) Math.min(all.size(), (long) number * length);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("view", view);
    json.put("total", all.size());
    json.put("page", number);
    json.put("size", length);
    json.put(view, all.subList(from, Math.min(all.size(), from + length)));
    return json;
  }

  private List<Map<String, Object>> rows(String view) {
    return switch (view) {
      case "findings" -> recent.findings();
      case "scopes" -> recent.scopes();
      case "shapes" -> recent.shapes();
      case "slow" ->
          recent.findings().stream().filter(has("kind", "slow-statement", true)).toList();
      case "plans" -> recent.findings().stream().filter(row -> row.containsKey("plan")).toList();
      default ->
          throw new InvalidEndpointRequestException(
              "There is no view " + view + "; there are " + String.join(", ", VIEWS),
              "no such view");
    };
  }

  private static Predicate<Map<String, Object>> has(
      String field, @Nullable String wanted, boolean whole) {
    if (wanted == null) {
      return row -> true;
    }
    String lower = wanted.toLowerCase(Locale.ROOT);
    return row -> {
      String text = String.valueOf(row.get(field)).toLowerCase(Locale.ROOT);
      return whole ? text.equals(lower) : text.contains(lower);
    };
  }

  /** Forgets everything; the counters of Micrometer go on. */
  @DeleteOperation
  void reset() {
    recent.reset();
  }
}
