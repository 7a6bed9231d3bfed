package dev.roundtrip.internal.datasourceproxy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import net.ttddyy.dsproxy.ConnectionInfo;
import net.ttddyy.dsproxy.listener.MethodExecutionContext;
import org.jspecify.annotations.Nullable;

/**
 * The leases that are open, by the number that datasource-proxy gives to a connection. Bounded,
 * because without a method listener nobody tells when one ends. Thread-safe.
 */
final class Leases {

  /** More connections than are leased at the same time. */
  private static final int MAXIMUM = 10_000;

  private final Cache<String, Lease> open =
      Caffeine.newBuilder()
          .maximumSize(MAXIMUM)
          .executor(Runnable::run)
          .removalListener(Leases::removed)
          .build();

  @Nullable Lease find(@Nullable String id) {
    return id == null ? null : open.getIfPresent(id);
  }

  @Nullable Lease find(MethodExecutionContext call) {
    ConnectionInfo connection = call.getConnectionInfo();
    return connection == null ? null : find(connection.getConnectionId());
  }

  Lease open(@Nullable String id, Lease lease) {
    if (id != null) {
      open.put(id, lease);
    }
    return lease;
  }

  void close(String id) {
    open.invalidate(id);
  }

  /** Closed, replaced or too many: what was counted in it is judged. */
  private static void removed(@Nullable String id, @Nullable Lease lease, RemovalCause cause) {
    if (lease != null) {
      lease.probe().closed();
    }
  }
}
