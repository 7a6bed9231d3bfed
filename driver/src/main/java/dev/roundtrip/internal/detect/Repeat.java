package dev.roundtrip.internal.detect;

import dev.roundtrip.finding.CallSite;
import dev.roundtrip.internal.callsite.CallPath;
import dev.roundtrip.internal.callsite.Origin;
import dev.roundtrip.internal.scope.Execution;
import dev.roundtrip.internal.scope.Group;
import dev.roundtrip.internal.sql.Shape;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Executions of one shape that come from one place: the suspects of a loop. */
final class Repeat {

  private final List<Group> groups;
  private final Group main;
  private final List<Execution> executions;

  /** The groups of one shape that belong together; at least one. */
  Repeat(List<Group> groups) {
    this.groups = List.copyOf(groups);
    this.main =
        this.groups.stream()
            .filter(group -> group.path().walked())
            .max(Comparator.comparingLong(Group::count))
            .orElse(this.groups.get(0));
    this.executions =
        this.groups.stream()
            .flatMap(group -> group.executions().stream())
            .filter(execution -> !execution.failed() && execution.batchSize() == 0)
            .sorted(Comparator.comparingInt(Execution::sequence))
            .toList();
  }

  List<Group> groups() {
    return groups;
  }

  Shape shape() {
    return main.shape();
  }

  /** The call path of most of the executions. */
  CallPath path() {
    return main.path();
  }

  /** The successful executions that are remembered one by one, oldest first. */
  List<Execution> executions() {
    return executions;
  }

  /** All successful executions, those that are not remembered one by one included. */
  long count() {
    return groups.stream().mapToLong(group -> group.count() - group.failures()).sum();
  }

  long nanos() {
    return groups.stream().mapToLong(Group::nanos).sum();
  }

  long rows() {
    return groups.stream().mapToLong(Group::rows).sum();
  }

  boolean lazy() {
    return groups.stream().anyMatch(group -> group.path().origin() == Origin.LAZY_ASSOCIATION);
  }

  /** Whether the application has marked it as meant. */
  boolean isMarked() {
    return main.path().allowedBecause() != null;
  }

  /** How often and where from, for people. */
  String described() {
    List<CallSite> frames = path().frames();
    String where =
        frames.isEmpty()
            ? path().nearest().toString()
            : frames.stream().limit(2).map(CallSite::toString).collect(Collectors.joining(" in "));
    return "sent %d %s from %s".formatted(count(), count() == 1 ? "time" : "times", where);
  }

  /** How often the most frequent of its groups was sent. */
  long mostFrequent() {
    return groups.stream().mapToLong(group -> group.count() - group.failures()).max().orElse(0);
  }
}
