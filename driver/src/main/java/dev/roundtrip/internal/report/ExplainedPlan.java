package dev.roundtrip.internal.report;

import dev.roundtrip.plan.Plan;
import java.util.ArrayList;
import java.util.List;

/** A plan that stands alone: its tree, where it comes from, and what is remarkable about it. */
public final class ExplainedPlan {

  private ExplainedPlan() {}

  /** The lines, without line breaks. */
  public static List<String> of(Plan plan) {
    List<String> lines = new ArrayList<>(PlanText.of(plan));
    lines.add(origin(plan));
    lines.addAll(PlanSentences.of(plan));
    return lines;
  }

  /** Which database said so, and how far it can be trusted. */
  static String origin(Plan plan) {
    return "%s, %s".formatted(Lines.one(plan.database()), kind(plan));
  }

  private static String kind(Plan plan) {
    return switch (plan.kind()) {
      case ESTIMATED -> "estimated for the values that were sent; nothing was executed for it";
      case ANALYSED -> "measured";
      case GENERIC -> "estimated for any values, as none were given; nothing was executed for it";
    };
  }
}
