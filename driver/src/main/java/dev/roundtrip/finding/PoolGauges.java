package dev.roundtrip.finding;

import java.util.Objects;

/**
 * What a connection pool says of itself at one moment. The numbers are read one after the other, so
 * they need not add up.
 *
 * @param pool the pool's name, such as {@code HikariCP}
 * @param active connections that are handed out; negative if the pool does not tell
 * @param idle connections that wait to be handed out; negative if the pool does not tell
 * @param pending threads that wait for a connection; negative if the pool does not tell
 * @param total connections that are open; negative if the pool does not tell
 * @param timeouts how often a thread has waited in vain since the pool was started; negative if the
 *     pool does not tell
 */
public record PoolGauges(
    String pool, long active, long idle, long pending, long total, long timeouts) {

  public PoolGauges {
    Objects.requireNonNull(pool, "pool");
  }

  /** Whether no open connection was free. */
  public boolean exhausted() {
    return idle == 0 && active > 0;
  }

  /** One line, with what the pool tells. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(pool);
    String separator = ": ";
    String[] names = {"active", "idle", "waiting", "in all", "timeouts"};
    long[] values = {active, idle, pending, total, timeouts};
    for (int i = 0; i < values.length; i++) {
      if (values[i] >= 0) {
        text.append(separator).append(values[i]).append(' ').append(names[i]);
        separator = ", ";
      }
    }
    return text.toString();
  }
}
