package dev.roundtrip.internal.report;

import dev.roundtrip.plan.Access;
import dev.roundtrip.plan.Plan;
import dev.roundtrip.plan.PlanNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A plan as an aligned tree; {@code >} marks the path on which most of the cost lies. */
public final class PlanText {

  private record Line(String tree, String rows, String cost, String facts) {}

  private final List<Line> lines = new ArrayList<>();

  private PlanText() {}

  /** The lines of a plan, without line breaks. Values of the statement may stand in conditions. */
  public static List<String> of(Plan plan) {
    PlanText text = new PlanText();
    text.add(plan.root(), 0, true);
    int tree = width(text.lines);
    int rows = text.lines.stream().mapToInt(line -> line.rows().length()).max().orElse(0);
    int cost = text.lines.stream().mapToInt(line -> line.cost().length()).max().orElse(0);
    List<String> result = new ArrayList<>();
    for (Line line : text.lines) {
      result.add(
          (pad(line.tree(), tree)
                  + "  "
                  + pad(line.rows(), rows)
                  + "  "
                  + pad(line.cost(), cost)
                  + "  "
                  + line.facts())
              .stripTrailing());
    }
    return result;
  }

  private static int width(List<Line> lines) {
    return lines.stream().mapToInt(line -> line.tree().length()).max().orElse(0);
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(width - text.length());
  }

  private void add(PlanNode node, int depth, boolean expensive) {
    lines.add(
        new Line(
            (expensive ? "> " : "  ") + "  ".repeat(depth) + title(node),
            rows(node),
            cost(node),
            facts(node)));
    PlanNode heaviest = heaviest(node);
    for (PlanNode child : node.children()) {
      add(child, depth + 1, expensive && child.equals(heaviest));
    }
  }

  private static @Nullable PlanNode heaviest(PlanNode node) {
    PlanNode heaviest = null;
    for (PlanNode child : node.children()) {
      if (heaviest == null || weight(child) > weight(heaviest)) {
        heaviest = child;
      }
    }
    return heaviest != null && weight(heaviest) > 0 ? heaviest : null;
  }

  /** Measured time if there is one, else the estimated cost, else a scan before anything else. */
  private static double weight(PlanNode node) {
    Duration time = node.time();
    Double cost = node.cost();
    if (time != null) {
      return time.toNanos();
    }
    if (cost != null) {
      return cost;
    }
    return node.withDescendants().anyMatch(step -> step.access() == Access.FULL_SCAN) ? 1 : 0;
  }

  private static String title(PlanNode node) {
    StringBuilder title = new StringBuilder(node.operation());
    if (node.relation() != null) {
      title.append(" on ").append(node.relation());
      if (node.alias() != null && !node.alias().equals(node.relation())) {
        title.append(' ').append(node.alias());
      }
    }
    if (node.index() != null) {
      title.append(" by ").append(node.index());
    }
    return title.toString();
  }

  private static String rows(PlanNode node) {
    Double estimated = node.estimatedRows();
    Double actual = node.actualRows();
    Double read = node.readRows();
    StringBuilder rows = new StringBuilder();
    if (actual != null) {
      rows.append(number(actual)).append(" rows");
      if (estimated != null) {
        rows.append(" (").append(number(estimated)).append(" expected)");
      }
    } else if (estimated != null) {
      rows.append("~").append(number(estimated)).append(" rows");
    }
    if (read != null && !read.equals(actual)) {
      rows.append(rows.isEmpty() ? "" : ", ").append(number(read)).append(" read");
    }
    return rows.toString();
  }

  private static String cost(PlanNode node) {
    Duration time = node.time();
    if (time != null) {
      return String.format(Locale.ROOT, "%.2f ms", time.toNanos() / 1e6);
    }
    return node.cost() == null ? "" : "cost " + number(node.cost());
  }

  private static String facts(PlanNode node) {
    List<String> facts = new ArrayList<>();
    if (node.access() == Access.FULL_SCAN) {
      facts.add("full scan");
    } else if (node.access() == Access.INDEX_ONLY) {
      facts.add("index only");
    }
    if (node.condition() != null) {
      facts.add("by " + node.condition());
    }
    if (node.filter() != null) {
      facts.add("filter " + node.filter());
    }
    return String.join(", ", facts);
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%,d", (long) value)
        : String.format(Locale.ROOT, "%,.2f", value);
  }
}
