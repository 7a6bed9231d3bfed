package dev.roundtrip.internal.report;

import dev.roundtrip.plan.Access;
import dev.roundtrip.plan.Plan;
import dev.roundtrip.plan.PlanNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is remarkable about a plan, in plain words: reads of whole tables that matter. */
final class PlanSentences {

  /** Where the database tells no more of a filter. */
  private static final Pattern COLUMNS = Pattern.compile("\\w+(, \\w+)*");

  /** A step with a smaller part of the plan's cost is not why a statement is slow. */
  private static final double MINIMUM_SHARE = 0.1;

  /** To read a table of fewer rows as a whole is right, whatever the filter. */
  private static final double MINIMUM_ROWS = 1_000;

  private PlanSentences() {}

  static List<String> of(Plan plan) {
    List<String> sentences = new ArrayList<>();
    plan.nodes()
        .filter(node -> node.access() == Access.FULL_SCAN && node.relation() != null)
        .filter(node -> matters(plan, node))
        .forEach(node -> sentences.add(scan(plan, node)));
    sentences.addAll(plan.remarks());
    if (plan.generic() != null) {
      sentences.add(flip(plan, plan.generic()));
    }
    return sentences;
  }

  /** The cost is what the database decides by; that of the other plan may be lower. */
  private static String flip(Plan plan, Plan generic) {
    return "a prepared statement may be run by another plan from its sixth execution on the server,"
        + " the tenth of the driver: "
        + PlanText.of(generic).stream()
            .map(line -> line.replaceFirst("^> ?", "").strip().replaceAll(" {2,}", " "))
            .collect(Collectors.joining(" / "))
        + (plan.totalCost() == null || generic.totalCost() == null
            ? ""
            : "; its cost for any values is estimated as %s, for these values as %s"
                .formatted(number(generic.totalCost()), number(plan.totalCost())));
  }

  private static boolean matters(Plan plan, PlanNode node) {
    Double read = read(node);
    if (read != null && read < MINIMUM_ROWS) {
      return false;
    }
    Double all = plan.totalCost();
    Double cost = node.cost();
    return all == null || cost == null || cost >= all * MINIMUM_SHARE;
  }

  private static String scan(Plan plan, PlanNode node) {
    Double read = read(node);
    String filter = filter(plan, node);
    StringBuilder text = new StringBuilder("reads all of ").append(node.relation());
    if (read != null) {
      text.append(": about ").append(number(read)).append(" rows");
    }
    if (filter != null && COLUMNS.matcher(filter).matches()) {
      text.append(", to filter by ").append(filter);
    } else if (filter != null) {
      Double kept = node.actualRows() != null ? node.actualRows() : node.estimatedRows();
      boolean told = kept != null && (read == null || kept < read);
      text.append(", to keep ").append(told ? "about " + number(kept) : "those");
      text.append(" where ").append(filter);
    }
    return text.toString();
  }

  /** How many rows there are to read, if the database told. */
  private static @Nullable Double read(PlanNode node) {
    if (node.readRows() != null) {
      return node.readRows();
    }
    String examined = node.details().get("rows examined");
    if (examined != null) {
      return Double.valueOf(examined);
    }
    return node.filter() == null ? node.estimatedRows() : null;
  }

  /** Some databases tell the filter with the last step, when there is one table only. */
  private static @Nullable String filter(Plan plan, PlanNode node) {
    if (node.filter() != null) {
      return node.filter();
    }
    boolean only = plan.nodes().filter(other -> other.relation() != null).count() == 1;
    return only ? plan.root().filter() : null;
  }

  private static String number(@Nullable Double value) {
    return value == null ? "?" : String.format(Locale.ROOT, "%,d", Math.round(value));
  }
}
