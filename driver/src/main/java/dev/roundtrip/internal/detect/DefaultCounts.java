package dev.roundtrip.internal.detect;

import dev.roundtrip.finding.FindingKind;
import java.util.EnumMap;
import java.util.Map;

/** The numbers of {@link Thresholds}, for tests and for production. */
final class DefaultCounts {

  static final Map<FindingKind, Integer> SENSITIVE = new EnumMap<>(FindingKind.class);
  static final Map<FindingKind, Integer> PRODUCTION = new EnumMap<>(FindingKind.class);

  static {
    add(FindingKind.N_PLUS_ONE, 2, 3);
    add(FindingKind.LOOKUP_IN_LOOP, 3, 5);
    add(FindingKind.WRITE_IN_LOOP, 3, 10);
    add(FindingKind.READ_MODIFY_WRITE, 3, 10);
    add(FindingKind.DUPLICATE, 2, 5);
    add(FindingKind.BATCH_TOO_SMALL, 5, 10);
    add(FindingKind.VARYING_IN_LENGTH, 5, 20);
    add(FindingKind.LITERALS_INSTEAD_OF_BINDS, 5, 20);
    add(FindingKind.TOO_MANY_STATEMENTS, 50, 50);
    add(FindingKind.UNBOUNDED_RESULT, 1_000, 1_000);
    add(FindingKind.UNREAD_ROWS, 100, 100);
    add(FindingKind.UNREAD_COLUMNS, 100, 100);
    add(FindingKind.DEEP_OFFSET, 1_000, 1_000);
    // Milliseconds. With ten connections, pauses of a second leave ten requests per second.
    add(FindingKind.CONNECTION_HELD_IDLE, 1_000, 1_000);
    add(FindingKind.IDLE_IN_TRANSACTION, 1_000, 1_000);
    // Milliseconds. Longer than people wait for a page: what takes this long is a job.
    add(FindingKind.LONG_TRANSACTION, 5_000, 5_000);
    add(FindingKind.WRITE_OUTSIDE_TRANSACTION, 2, 2);
    add(FindingKind.SEVERAL_CONNECTIONS, 2, 2);
    add(FindingKind.COMMIT_PER_ROW, 10, 10);
  }

  private DefaultCounts() {}

  private static void add(FindingKind kind, int sensitive, int production) {
    SENSITIVE.put(kind, sensitive);
    PRODUCTION.put(kind, production);
  }
}
