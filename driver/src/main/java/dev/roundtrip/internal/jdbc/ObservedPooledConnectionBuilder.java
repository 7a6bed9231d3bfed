package dev.roundtrip.internal.jdbc;

import java.sql.SQLException;
import java.sql.ShardingKey;
import javax.sql.PooledConnection;
import javax.sql.PooledConnectionBuilder;
import org.jspecify.annotations.Nullable;

/** Builds connections that are observed like those that are asked for directly. */
final class ObservedPooledConnectionBuilder implements PooledConnectionBuilder {

  private final ObservedPoolDataSource dataSource;
  private PooledConnectionBuilder raw;

  ObservedPooledConnectionBuilder(PooledConnectionBuilder raw, ObservedPoolDataSource dataSource) {
    this.raw = raw;
    this.dataSource = dataSource;
  }

  @Override
  public PooledConnectionBuilder user(String user) {
    raw = raw.user(user);
    return this;
  }

  @Override
  public PooledConnectionBuilder password(String password) {
    raw = raw.password(password);
    return this;
  }

  @Override
  public PooledConnectionBuilder shardingKey(ShardingKey key) {
    raw = raw.shardingKey(key);
    return this;
  }

  @Override
  public PooledConnectionBuilder superShardingKey(ShardingKey key) {
    raw = raw.superShardingKey(key);
    return this;
  }

  @Override
  public @Nullable PooledConnection build() throws SQLException {
    return dataSource.observe(raw.build());
  }
}
