package dev.roundtrip.internal.advice;

import dev.roundtrip.finding.Change;
import dev.roundtrip.finding.Recommendation;
import dev.roundtrip.finding.Risk;
import dev.roundtrip.plan.Plan;
import dev.roundtrip.plan.PlanNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A sort or a hash table of PostgreSQL that does not fit into its memory, so that it goes through
 * files. By the planner's own reckoning: rows times what a row takes, against {@code work_mem}.
 */
final class Spill implements Rule {

  static final String CODE = "spilled-sort";

  private static final long DEFAULT_KILOBYTES = 4_096;

  /** More for each sort of each session is no advice. */
  private static final double MAXIMUM_MEGABYTES = 512;

  /** Header of a sorted row, and of one in a hash table with its own, as PostgreSQL aligns them. */
  private static final double SORTED = 24;

  private static final double HASHED = 32;

  /** A step with a smaller part of the plan's cost is not why a statement is slow. */
  private static final double MINIMUM_SHARE = 0.1;

  private static final Pattern MEMORY = Pattern.compile("(\\d+)\\s*(B|kB|MB|GB|TB)?");

  /** A step, and how many bytes it wants. */
  private record Want(PlanNode node, double bytes) {}

  @Override
  public List<Proposal> advise(Case statement) {
    // Older ones do not tell what work_mem is.
    if (!statement.catalog.is("PostgreSQL") || !statement.catalog.atLeast(12, 0)) {
      return List.of();
    }
    return statement
        .plan
        .nodes()
        .filter(node -> matters(statement.plan, node))
        .map(node -> new Want(node, bytes(statement, node)))
        .filter(want -> want.bytes() > memory(statement, want.node()))
        .max((one, other) -> Double.compare(one.bytes(), other.bytes()))
        .map(want -> of(statement, want))
        .map(List::of)
        .orElse(List.of());
  }

  private static boolean matters(Plan plan, PlanNode node) {
    Double all = plan.totalCost();
    Double cost = node.cost();
    double inputs =
        node.children().stream()
            .mapToDouble(child -> child.cost() == null ? 0 : child.cost())
            .sum();
    // A hash table costs nothing by itself: its join pays for it.
    return all != null
        && cost != null
        && (node.operation().equals("Sort") || node.operation().equals("Hash"))
        && (node.operation().equals("Hash") ? cost : cost - inputs) >= all * MINIMUM_SHARE;
  }

  /** 0 if that is not known, or nothing is kept: of a sort that is cut off only the first rows. */
  private static double bytes(Case statement, PlanNode node) {
    String width = node.details().get("Plan Width");
    Double rows = node.estimatedRows();
    boolean sort = node.operation().equals("Sort");
    if (width == null || rows == null || (sort && statement.select.limited())) {
      return 0;
    }
    // What was returned is better than any estimate, where the sort comes last.
    boolean last = sort && statement.plan.root().equals(node) && !statement.facts.failed();
    double all = last ? statement.facts.rows() : rows;
    double aligned = Math.ceil(Double.parseDouble(width) / 8) * 8;
    return all * (aligned + (sort ? SORTED : HASHED));
  }

  private static double memory(Case statement, PlanNode node) {
    double kilobytes =
        kilobytes(statement.plan.settings().get("work_mem")).orElse((double) DEFAULT_KILOBYTES);
    double factor = 1;
    if (node.operation().equals("Hash")) {
      String told = statement.plan.settings().get("hash_mem_multiplier");
      factor = told != null ? Double.parseDouble(told) : statement.catalog.atLeast(15, 0) ? 2 : 1;
    }
    return kilobytes * 1_024 * factor;
  }

  static Optional<Double> kilobytes(@Nullable String setting) {
    Matcher memory = MEMORY.matcher(setting == null ? "" : setting.strip());
    if (!memory.matches()) {
      return Optional.empty();
    }
    double number = Double.parseDouble(memory.group(1));
    String unit = memory.group(2) == null ? "kB" : memory.group(2);
    return Optional.of(
        switch (unit) {
          case "B" -> number / 1_024;
          case "MB" -> number * 1_024;
          case "GB" -> number * 1_024 * 1_024;
          case "TB" -> number * 1_024 * 1_024 * 1_024;
          default -> number;
        });
  }

  private static Proposal of(Case statement, Want want) {
    double megabytes = want.bytes() / (1_024 * 1_024);
    double memory = memory(statement, want.node()) / (1_024 * 1_024);
    boolean sort = want.node().operation().equals("Sort");
    String cause =
        "About %s are %s, for which %s MB of memory are allowed: the rest goes through temporary files."
            .formatted(
                megabytes(megabytes),
                sort ? "sorted" : "kept in a hash table for a join",
                memory >= 10 ? Text.number(memory) : trimmed(memory));
    double wanted = Math.max(16, Integer.highestOneBit((int) Math.ceil(megabytes * 1.3)) * 2);
    boolean reasonable = wanted <= MAXIMUM_MEGABYTES;
    return new Proposal(
        "memory",
        new Recommendation(
            CODE,
            cause,
            reasonable
                ? "Select fewer or shorter columns, or allow the transaction of this statement more memory."
                : "Select fewer rows, or fewer and shorter columns; so much memory for one statement is too much.",
            reasonable ? Change.code("SET LOCAL work_mem = '%.0fMB';".formatted(wanted)) : null,
            "it stays in memory",
            Risk.MEDIUM,
            "each sort and each hash table of the transaction may take as much"));
  }

  private static String megabytes(double number) {
    return (number >= 10 ? Text.number(number) : trimmed(number)) + " MB";
  }

  private static String trimmed(double number) {
    return String.format(Locale.ROOT, "%.1f", number).replaceAll("\\.0$", "");
  }
}
