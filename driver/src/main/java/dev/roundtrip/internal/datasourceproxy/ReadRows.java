package dev.roundtrip.internal.datasourceproxy;

import dev.roundtrip.internal.probe.ResultSetProbe;
import net.ttddyy.dsproxy.listener.MethodExecutionContext;
import org.jspecify.annotations.Nullable;

/** Rows that the application reads through a proxied result set. */
final class ReadRows {

  private final Object rows;
  private final ResultSetProbe probe;
  private long start;

  ReadRows(Object rows, ResultSetProbe probe) {
    this.rows = rows;
    this.probe = probe;
  }

  boolean isOf(Object other) {
    return rows == other;
  }

  void before(MethodExecutionContext call) {
    if (call.getMethod().getName().equals("next")) {
      start = probe.beforeNext();
    }
  }

  /**
   * A method has returned or thrown.
   *
   * @return whether there is nothing more to be seen
   */
  boolean after(MethodExecutionContext call) {
    String name = call.getMethod().getName();
    Throwable thrown = call.getThrown();
    switch (name) {
      case "next" -> {
        if (thrown != null) {
          probe.nextFailed(thrown);
        } else {
          probe.afterNext(start, Boolean.TRUE.equals(call.getResult()));
        }
      }
      case "close" -> {
        probe.closed();
        return true;
      }
      case "beforeFirst", "afterLast", "first", "last", "previous", "absolute", "relative" ->
          probe.moved();
      default -> {
        if (thrown == null && name.startsWith("get")) {
          read(call.getMethodArgs(), call.getResult());
        }
      }
    }
    return false;
  }

  private void read(Object @Nullable [] arguments, @Nullable Object value) {
    if (arguments == null || arguments.length == 0) {
      return;
    }
    // As the wrappers do: drivers give 0 for NULL.
    Object told = value instanceof Number number && number.longValue() == 0 ? null : value;
    if (arguments[0] instanceof Integer index) {
      probe.readObject(index, told);
    } else if (arguments[0] instanceof String label) {
      probe.readObject(label, told);
    }
  }
}
