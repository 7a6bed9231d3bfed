package dev.roundtrip.agent.transform;

import dev.roundtrip.agent.hooks.Operation;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which methods of JDBC have which hook: the counterpart of the driver's {@code Observed*} classes,
 * and a test holds one against the other.
 */
final class HookTable {

  static final Hook INSIDE = Hook.call(Operation.INSIDE);

  private static final Set<String> OF_OBJECT = Set.of("toString", "hashCode", "equals", "<init>");

  /** MariaDB's driver asks for warnings by a statement, and stops one by another. */
  private static final Set<String> OF_STATEMENT = Set.of("getWarnings", "clearWarnings", "cancel");

  private final Map<Integer, Map<String, Hook>> hooks = new HashMap<>();

  /** The methods of a role that have a hook of their own, as name and parameters. */
  Map<String, Hook> ofRole(int role) {
    return hooks.getOrDefault(role, Map.of());
  }

  HookTable() {
    new SourceHooks(this);
    new StatementHooks(this);
    new ValueHooks(this);
  }

  /** By name and parameters: drivers may return more than an interface says. */
  void put(int role, Hook hook, String... methods) {
    Map<String, Hook> known = hooks.computeIfAbsent(role, key -> new HashMap<>());
    for (String method : methods) {
      known.put(method.substring(0, method.indexOf(')')), hook);
    }
  }

  /** The hook of a method of a class with these roles; null if it has none. */
  @Nullable Hook of(int roles, String name, String descriptor) {
    String method = name + descriptor.substring(0, descriptor.indexOf(')'));
    for (int role = 1; role <= roles; role <<= 1) {
      Map<String, Hook> known = (roles & role) == 0 ? null : hooks.get(role);
      Hook hook = known == null ? null : known.get(method);
      if (hook != null) {
        return hook;
      }
    }
    return inside(roles, name);
  }

  /** What drivers may do by statements of their own, by name: it is a long list, and all alike. */
  private static @Nullable Hook inside(int roles, String name) {
    boolean asks =
        ((roles & Role.INSIDE) != 0 && !OF_OBJECT.contains(name))
            || ((roles & Role.RESULT_SET) != 0
                && (name.startsWith("update")
                    || name.endsWith("Row")
                    || name.equals("getWarnings")))
            || ((roles & Role.STATEMENT) != 0 && OF_STATEMENT.contains(name))
            || ((roles & Role.CONNECTION) != 0 && InsideConnection.NAMES.contains(name));
    return asks ? INSIDE : null;
  }
}
