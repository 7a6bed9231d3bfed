package dev.roundtrip.agent.transform;

import org.jspecify.annotations.Nullable;

/**
 * What is called before and after one method.
 *
 * @param sort how it is called
 * @param operation what the method means, for {@link Sort#CALL}
 * @param argument the parameter, from 0, that is told with the call; -1 if none
 * @param method of the bridge, that is called at the end; null for {@link Sort#CALL}
 * @param deep whether the driver may use JDBC inside of the method
 */
record Hook(Sort sort, int operation, int argument, @Nullable String method, boolean deep) {

  enum Sort {
    /** Begin, end and failure are told to the state by the thread's calls. */
    CALL,
    /** All parameters are told when the method has returned. */
    BIND,
    /** The first parameter and the result are told when the method has returned. */
    READ,
    /** That it has returned is told. */
    DONE,
    /** {@code ResultSet.next}. */
    NEXT
  }

  static Hook call(int operation) {
    return new Hook(Sort.CALL, operation, -1, null, false);
  }

  static Hook call(int operation, int argument) {
    return new Hook(Sort.CALL, operation, argument, null, false);
  }

  static Hook value(Sort sort, String method) {
    return new Hook(sort, 0, -1, method, false);
  }

  static Hook deep(Sort sort, String method) {
    return new Hook(sort, 0, -1, method, true);
  }
}
