package dev.roundtrip.internal.explain;

import dev.roundtrip.internal.sql.Dialect;
import dev.roundtrip.internal.sql.Shape;
import dev.roundtrip.internal.sql.SqlReader;
import dev.roundtrip.plan.Plan;
import dev.roundtrip.plan.PlanNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A plan without the values of its statement, which stand in conditions and sort keys. */
final class MaskedPlan {

  /** Facts such as a number of workers, or a word. */
  private static final Pattern HARMLESS = Pattern.compile("[\\d.]+|[A-Za-z][A-Za-z -]*");

  /** A configuration of text search is a name, and which one it is decides over an index. */
  private static final Pattern CONFIGURATION = Pattern.compile("'([a-z_]+)'::regconfig");

  private static final String KEPT = "roundtrip_regconfig_";

  private final Dialect dialect;

  private MaskedPlan(Dialect dialect) {
    this.dialect = dialect;
  }

  static Plan of(Plan plan) {
    MaskedPlan mask = new MaskedPlan(Dialect.ofProductName(plan.database()));
    return new Plan(
        plan.database(),
        plan.kind(),
        mask.node(plan.root()),
        plan.totalCost(),
        plan.settings(),
        plan.remarks(),
        plan.generic() == null ? null : of(plan.generic()),
        "");
  }

  private PlanNode node(PlanNode node) {
    Map<String, String> details = new LinkedHashMap<>();
    node.details()
        .forEach(
            (name, value) ->
                details.put(name, HARMLESS.matcher(value).matches() ? value : text(value)));
    return new PlanNode(
        node.operation(),
        node.relation(),
        node.alias(),
        node.index(),
        node.access(),
        node.estimatedRows(),
        node.actualRows(),
        node.readRows(),
        node.loops(),
        node.cost(),
        node.time(),
        condition(node.filter()),
        condition(node.condition()),
        details,
        node.children().stream().map(this::node).toList());
  }

  private @Nullable String condition(@Nullable String text) {
    return text == null ? null : text(text);
  }

  /** As the lexer normalizes it; what it cannot read to the end is left out. */
  private String text(String text) {
    String named = CONFIGURATION.matcher(text).replaceAll(KEPT + "$1");
    Shape shape = SqlReader.read(named, dialect).shape();
    return shape.truncated() ? "…" : shape.text().replaceAll(KEPT + "(\\w+)", "'$1'::regconfig");
  }
}
