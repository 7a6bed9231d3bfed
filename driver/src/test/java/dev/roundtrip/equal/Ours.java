package dev.roundtrip.equal;

import dev.roundtrip.internal.door.AgentDoor;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Wrapper;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** No object of the driver's gets past us, and each of ours behaves as an object should. */
final class Ours {

  private static final String PACKAGE = "dev.roundtrip.internal.jdbc";

  private Ours() {}

  static @Nullable String objection(Object came, @Nullable Object expected) throws SQLException {
    boolean wrapped =
        came instanceof Connection
            || came instanceof Statement
            || came instanceof ResultSet
            || came instanceof DatabaseMetaData;
    if (!wrapped) {
      return null;
    }
    if (AgentDoor.isOpen()) {
      return isOurs(came) ? "is a wrapper of ours, though there is an agent" : null;
    }
    if (!isOurs(came)) {
      return "leads to the driver's " + came.getClass().getName();
    }
    if (expected != null && came != expected) {
      return "leads to another object than the one that made it";
    }
    return behaviour((Wrapper) came);
  }

  /** Whether an object is one of our wrappers. */
  static boolean isOurs(Object object) {
    return object.getClass().getPackageName().equals(PACKAGE);
  }

  @SuppressWarnings("SelfEquals") // The reflexivity of equals is what is looked at.
  private static @Nullable String behaviour(Wrapper object) throws SQLException {
    Map<Object, String> map = new HashMap<>();
    map.put(object, "found");
    if (!object.equals(object) || !"found".equals(map.get(object))) {
      return "is not equal to itself";
    }
    Wrapper raw = beneath(object);
    if (!object.isWrapperFor(raw.getClass()) || object.unwrap(raw.getClass()) != raw) {
      return "does not unwrap to " + raw.getClass().getName();
    }
    return object.toString().equals(raw.toString()) ? null : "has another text than the driver's";
  }

  private static Wrapper beneath(Wrapper object) {
    try {
      Class<?> type = object.getClass();
      while (!type.getSimpleName().equals("Wrapped")) {
        type = type.getSuperclass();
      }
      var method = type.getDeclaredMethod("raw");
      method.setAccessible(true);
      return (Wrapper) method.invoke(object);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("a wrapper gives what it wraps by a method of Wrapped", e);
    }
  }
}
