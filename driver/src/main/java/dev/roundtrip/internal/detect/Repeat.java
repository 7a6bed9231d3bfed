package dev.roundtrip.internal.detect;

import dev.roundtrip.finding.CallSite;
import dev.roundtrip.internal.callsite.CallPath;
import dev.roundtrip.internal.callsite.Origin;
import dev.roundtrip.internal.scope.Execution;
import dev.roundtrip.internal.scope.Group;
import dev.roundtrip.internal.sql.Shape;
import java.util.ArrayList;
import java.util.Collections;
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
    this.main = main(this.groups);
    this.executions = executions(this.groups);
  }

  /** The largest that was walked, of several the first one. */
  private static Group main(List<Group> groups) {
    Group largest = null;
    for (Group group : groups) {
      if (group.path().walked() && (largest == null || group.count() > largest.count())) {
        largest = group;
      }
    }
    return largest == null ? groups.get(0) : largest;
  }

  /** Each scope with a repetition comes here, so without streams. */
  private static List<Execution> executions(List<Group> groups) {
    List<Execution> successful = new ArrayList<>();
    for (Group group : groups) {
      for (Execution execution : group.executions()) {
        if (!execution.failed() && execution.batchSize() == 0) {
          successful.add(execution);
        }
      }
    }
    successful.sort(Comparator.comparingInt(Execution::sequence));
    return Collections.unmodifiableList(successful);
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
    long count = 0;
    for (Group group : groups) {
      count += group.count() - group.failures();
    }
    return count;
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

  /** Whether an ORM sent them when it wrote what had been changed before. */
  boolean flush() {
    return main.path().origin() == Origin.FLUSH;
  }

  /** How often the most frequent of its groups was sent. */
  long mostFrequent() {
    return groups.stream().mapToLong(group -> group.count() - group.failures()).max().orElse(0);
  }
}
