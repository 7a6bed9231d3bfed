package dev.roundtrip.internal.detect;

import dev.roundtrip.finding.CallSite;
import dev.roundtrip.finding.StatementKind;
import dev.roundtrip.internal.callsite.CallPath;
import dev.roundtrip.internal.callsite.Origin;
import dev.roundtrip.internal.scope.Group;
import dev.roundtrip.internal.sql.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says which groups of a shape belong to one loop. */
final class Repeats {

  private Repeats() {}

  /** Whether repeated executions of this shape say anything at all. */
  static boolean concerns(Shape shape) {
    return unconcerned(shape) == null;
  }

  /** Why repeated reads of this shape say nothing, or null if they do. */
  static @Nullable String unconcerned(Shape shape) {
    if (shape.kind() != StatementKind.SELECT) {
      return "it is no SELECT";
    }
    if (!shape.hasFrom()) {
      return "it reads no table";
    }
    if (shape.sequence()) {
      return "it fetches from a sequence or reads a generated key";
    }
    if (shape.locking()) {
      return "it takes locks";
    }
    if (shape.catalog()) {
      return "it reads the database's own catalog";
    }
    return shape.truncated() ? "it is too long, or ends inside of a literal or bracket" : null;
  }

  /** Whether executions of this shape write rows of a table that it names. */
  static boolean writes(Shape shape) {
    return switch (shape.kind()) {
      case INSERT, UPDATE, DELETE, MERGE ->
          !shape.writtenTables().isEmpty()
              && !shape.sequence()
              && !shape.locking()
              && !shape.catalog()
              && !shape.truncated();
      case SELECT, CALL, DDL, TRANSACTION, SESSION, EXPLAIN, OTHER -> false;
    };
  }

  /** The groups that no migration tool sent; those marked as meant are among them. */
  static List<Group> judged(List<Group> groups) {
    return groups.stream().filter(group -> group.path().origin() != Origin.MIGRATION).toList();
  }

  /**
   * What is marked as meant is judged by itself, so that it neither hides the rest nor adds; and so
   * is what was sent to another database, where no statement could have been spared by this one.
   */
  static List<List<Group>> byMark(List<Group> groups) {
    if (groups.size() == 1) {
      return groups.get(0).path().origin() == Origin.MIGRATION ? List.of() : List.of(groups);
    }
    if (isOnePart(groups)) {
      return List.of(groups);
    }
    record Part(boolean marked, String dataSource) {}
    Map<Part, List<Group>> parts =
        judged(groups).stream()
            .collect(
                Collectors.groupingBy(
                    group -> new Part(group.path().allowedBecause() != null, group.dataSource()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    return List.copyOf(parts.values());
  }

  private static boolean isOnePart(List<Group> groups) {
    for (Group group : groups) {
      CallPath path = group.path();
      if (path.origin() == Origin.MIGRATION
          || path.allowedBecause() != null
          || !group.dataSource().equals(groups.get(0).dataSource())) {
        return false;
      }
    }
    return !groups.isEmpty();
  }

  /**
   * Puts groups together that one loop may have sent: lines of one method under one caller, and
   * stacks of which one is cut off because another thread continued it.
   */
  static List<Repeat> of(List<Group> groups) {
    List<Repeat> repeats = new ArrayList<>();
    for (List<Group> part : byMark(groups)) {
      for (List<Group> loop : loops(part)) {
        repeats.add(new Repeat(loop));
      }
    }
    return repeats;
  }

  private static List<List<Group>> loops(List<Group> groups) {
    List<List<Group>> loops = new ArrayList<>();
    List<Group> unknown = new ArrayList<>();
    for (Group group : groups) {
      if (!group.path().walked()) {
        unknown.add(group);
      } else {
        loopOf(group, loops).add(group);
      }
    }
    addFirstExecutions(unknown, loops);
    return loops;
  }

  /** The groups of a repeat one by one, for when they turn out not to be one loop. */
  static List<Repeat> parts(Repeat repeat) {
    return repeat.groups().stream().map(group -> new Repeat(List.of(group))).toList();
  }

  /** Whether something was sent in a loop: different lines that were passed once each are none. */
  static boolean isLoop(Repeat repeat) {
    return repeat.groups().stream().allMatch(group -> isOneLine(repeat.path(), group.path()))
        || (repeat.count() >= 3 && repeat.mostFrequent() >= 2);
  }

  /** Why {@link #isLoop} says no. */
  static String straightLine(Repeat repeat) {
    return "sent %d times from %d call sites, in a straight line; a loop passes one of them again"
        .formatted(repeat.count(), repeat.groups().size());
  }

  /** Whether one method is among the frames of both. */
  static boolean shareAMethod(CallPath a, CallPath b) {
    return a.frames().stream()
        .anyMatch(frame -> b.frames().stream().anyMatch(f -> f.member().equals(frame.member())));
  }

  /** Whether two paths are the same, apart from where another thread took over. */
  private static boolean isOneLine(CallPath a, CallPath b) {
    if (a.equals(b)) {
      return true;
    }
    boolean differs = a.frames().size() != b.frames().size() || a.complete() != b.complete();
    return differs && (continues(a, b) || continues(b, a));
  }

  /**
   * In production the stack is walked from the second execution on; the first joins the largest.
   */
  private static void addFirstExecutions(List<Group> unknown, List<List<Group>> loops) {
    if (!unknown.isEmpty()) {
      loops.stream()
          .max(Comparator.comparingLong(Repeats::count))
          .ifPresent(largest -> largest.addAll(unknown));
    }
  }

  private static long count(List<Group> groups) {
    return groups.stream().mapToLong(Group::count).sum();
  }

  private static List<Group> loopOf(Group group, List<List<Group>> loops) {
    for (List<Group> loop : loops) {
      if (loop.stream().anyMatch(member -> oneLoop(member.path(), group.path()))) {
        return loop;
      }
    }
    List<Group> loop = new ArrayList<>();
    loops.add(loop);
    return loop;
  }

  private static boolean oneLoop(CallPath a, CallPath b) {
    return continues(a, b) || continues(b, a) || sameMethodUnderSameCaller(a, b);
  }

  /** Whether {@code shorter} ends where its thread began, and {@code longer} goes on from there. */
  private static boolean continues(CallPath shorter, CallPath longer) {
    int size = shorter.frames().size();
    return size > 0
        && shorter.complete()
        && size <= longer.frames().size()
        && longer.frames().subList(0, size).equals(shorter.frames());
  }

  private static boolean sameMethodUnderSameCaller(CallPath a, CallPath b) {
    for (int i = 0; i < a.frames().size(); i++) {
      for (int j = 0; j < b.frames().size(); j++) {
        if (a.frames().get(i).member().equals(b.frames().get(j).member())) {
          return sameCallers(a.frames(), i + 1, b.frames(), j + 1);
        }
      }
    }
    return false;
  }

  private static boolean sameCallers(List<CallSite> a, int fromA, List<CallSite> b, int fromB) {
    int length = Math.min(a.size() - fromA, b.size() - fromB);
    return a.subList(fromA, fromA + length).equals(b.subList(fromB, fromB + length));
  }
}
