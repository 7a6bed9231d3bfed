package dev.roundtrip.corpus;

import dev.roundtrip.corpus.Recording.Execution;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The rules that other tools judge by, on what one run sent. */
enum NaiveRule {
  /** Most tools for Java: the same shape three times. */
  SHAPE("shape ≥ 3") {
    @Override
    boolean alarms(List<Execution> executions) {
      return groups(executions, Execution::shape).values().stream().anyMatch(g -> g.size() >= 3);
    }
  },

  /** Prosopite: the same SELECT from the same stack, twice. */
  STACK("shape and stack ≥ 2") {
    @Override
    boolean alarms(List<Execution> executions) {
      List<Execution> selects =
          executions.stream().filter(one -> one.shape().startsWith("select")).toList();
      return groups(selects, one -> one.shape() + one.stack()).values().stream()
          .anyMatch(group -> group.size() >= 2);
    }
  },

  /** perf-sentinel: the same shape with five distinct values. */
  DISTINCT("≥ 5 values") {
    @Override
    boolean alarms(List<Execution> executions) {
      return groups(executions, Execution::shape).values().stream()
          .anyMatch(group -> group.stream().map(Execution::values).distinct().count() >= 5);
    }
  };

  private final String title;

  NaiveRule(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  /** Whether it reports anything in this run. */
  abstract boolean alarms(List<Execution> executions);

  private static Map<String, List<Execution>> groups(
      List<Execution> executions, Function<Execution, String> key) {
    return executions.stream().collect(Collectors.groupingBy(key));
  }
}
