package dev.roundtrip.equal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one side of a comparison saw: each call, with what came back or was thrown. Scripts run on
 * recording objects, which never throw: a failure is a line, and what should have come back is an
 * object that does nothing, so that a script needs no branches for what an engine does not support.
 */
final class Transcript {

  private final Guard guard;
  private final List<String> lines = new ArrayList<>();
  private final List<String> violations = new ArrayList<>();
  private final List<Connection> connections = new ArrayList<>();
  private final IdentityHashMap<Object, String> labels = new IdentityHashMap<>();
  private final IdentityHashMap<Object, Object> recordings = new IdentityHashMap<>();
  private final IdentityHashMap<Object, Object> targets = new IdentityHashMap<>();
  private final IdentityHashMap<Object, Object> creators = new IdentityHashMap<>();
  private int count;
  private int successes;

  /** Starts a transcript whose objects are looked at by the guard as they come back. */
  Transcript(Guard guard) {
    this.guard = guard;
  }

  /** Looks at every object that comes back from a call. */
  @FunctionalInterface
  interface Guard {

    /** What is wrong with an object, or null. */
    @Nullable String objection(Object came, @Nullable Object expected) throws SQLException;
  }

  List<String> lines() {
    return lines;
  }

  /** Objects that came back and should not have. */
  List<String> violations() {
    return violations;
  }

  /** How many calls returned. */
  int successes() {
    return successes;
  }

  /** Adds what a script found out by itself. */
  void note(String line) {
    lines.add(line);
  }

  /** The recording object of a target; the same one for the same target. */
  <T> T record(Class<T> type, T target) {
    Object known = recordings.get(target);
    if (!type.isInstance(known)) {
      known = record(type, target, type.getSimpleName() + ++count);
      if (target instanceof Connection connection) {
        connections.add(connection);
      }
    }
    return type.cast(known);
  }

  private <T> T record(Class<T> type, T target, String label) {
    T recording = Proxies.of(type, (proxy, method, args) -> call(label, target, method, args));
    targets.put(recording, target);
    if (!Proxies.isDescription(type)) {
      // Drivers may let their rows describe themselves; to an application, these are two objects.
      labels.put(target, label);
      recordings.put(target, recording);
    }
    return recording;
  }

  /** The object behind a recording one; everything else is itself. */
  @Nullable Object target(@Nullable Object object) {
    Object target = object == null ? null : targets.get(object);
    return target == null ? object : target;
  }

  /** Gives everything back that the script left open; of that nothing is written down. */
  void closeAll() {
    for (Connection connection : connections) {
      try (connection) {
        if (!connection.isClosed() && !connection.getAutoCommit()) {
          connection.rollback();
        }
      } catch (SQLException e) {
        // What the script did to it may have left it beyond repair; the next test will tell.
      }
    }
  }

  private @Nullable Object call(
      String label, Object target, Method method, Object @Nullable [] recorded)
      throws IllegalAccessException {
    String name = method.getName();
    if (method.getDeclaringClass() == Object.class) {
      return ofObject(label, target, method, recorded);
    }
    Object[] arguments = recorded == null ? new Object[0] : recorded.clone();
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = target(arguments[i]);
    }
    String line = label + "." + name + Values.list(arguments, labels) + " ";
    try {
      Object result = method.invoke(target, arguments);
      successes++;
      if (name.startsWith("execute")) {
        recordings.keySet().removeIf(o -> o instanceof ResultSet && creators.get(o) == target);
      }
      Object seen = came(target, method, result);
      lines.add(line + "= " + outcome(method, arguments, result, seen));
      return seen;
    } catch (InvocationTargetException thrown) {
      lines.add(line + "threw " + Values.failure(thrown.getTargetException()));
      return Proxies.nothing(method.getReturnType());
    }
  }

  private @Nullable Object ofObject(
      String label, Object target, Method method, Object @Nullable [] arguments) {
    return switch (method.getName()) {
      case "hashCode" -> System.identityHashCode(target);
      case "equals" -> arguments != null && target(arguments[0]) == target;
      default -> label;
    };
  }

  private @Nullable Object came(Object target, Method method, @Nullable Object result) {
    if (result == null) {
      return Proxies.nothing(method.getReturnType());
    }
    if (method.getName().equals("unwrap")) {
      return result;
    }
    if (result instanceof Object[] values) {
      for (Object value : values) {
        came(target, method, value);
      }
    }
    Class<?> type = Proxies.recordedType(method.getReturnType(), result);
    if (type == null) {
      return result;
    }
    boolean leadsBack = Proxies.leadsToParent(method);
    if (!isOfAnArray(target) && !Proxies.isDescription(type)) {
      look(line(target, method), result, leadsBack ? creators.get(target) : null, type);
    }
    // A cursor that came as a value belongs to a statement that the driver made for itself.
    boolean cursor = result instanceof ResultSet && method.getName().equals("getObject");
    if ((!leadsBack && !cursor) || isOfAnArray(target)) {
      creators.putIfAbsent(result, target);
    }
    if (Proxies.handsOut(method)) {
      recordings.remove(result);
    }
    return leadsBack && !recordings.containsKey(result)
        ? recordAs(type, result, parent(type, creators.get(target)))
        : recordAs(type, result);
  }

  /** Another layer of the one that made an object is called as that one is. */
  private String parent(Class<?> type, @Nullable Object creator) {
    String label = type.isInstance(creator) ? labels.get(creator) : null;
    return label == null ? type.getSimpleName() + " beneath" : label;
  }

  private <T> T recordAs(Class<T> type, Object target, String label) {
    return record(type, type.cast(target), label);
  }

  /**
   * An array is the driver's own object, and so are its rows: {@link Array} cannot be unwrapped,
   * and drivers and applications cast it.
   */
  private boolean isOfAnArray(@Nullable Object object) {
    for (Object at = object; at != null; at = creators.get(at)) {
      if (at instanceof Array) {
        return true;
      }
    }
    return false;
  }

  private <T> T recordAs(Class<T> type, Object target) {
    return record(type, type.cast(target));
  }

  private void look(String call, Object result, @Nullable Object creator, Class<?> type) {
    try {
      Object expected = type.isInstance(creator) ? creator : null;
      String objection = guard.objection(result, expected);
      if (objection != null) {
        violations.add(call + ": " + objection);
      }
    } catch (SQLException e) {
      violations.add(call + ": " + e);
    }
  }

  private String line(Object target, Method method) {
    return labels.get(target) + "." + method.getName();
  }

  private String outcome(
      Method method, Object[] arguments, @Nullable Object result, @Nullable Object seen) {
    if (method.getName().equals("unwrap")) {
      return "an instance: " + ((Class<?>) arguments[0]).isInstance(result);
    }
    if (Proxies.leadsToParent(method)) {
      // Pools differ in which of their layers they give; which one we give, the guard knows.
      return result == null ? "null" : method.getReturnType().getSimpleName();
    }
    return result != null && seen != null && targets.get(seen) == result
        ? seen.toString()
        : Values.text(result, labels);
  }
}
