package dev.roundtrip.internal.jdbc;

import java.sql.Connection;
import java.sql.ConnectionBuilder;
import java.sql.SQLException;
import java.sql.ShardingKey;
import org.jspecify.annotations.Nullable;

/** Builds connections that are observed like those of {@code getConnection()}. */
final class ObservedConnectionBuilder implements ConnectionBuilder {

  private final ObservedDataSource dataSource;
  private ConnectionBuilder raw;

  ObservedConnectionBuilder(ConnectionBuilder raw, ObservedDataSource dataSource) {
    this.raw = raw;
    this.dataSource = dataSource;
  }

  @Override
  public ConnectionBuilder user(String user) {
    raw = raw.user(user);
    return this;
  }

  @Override
  public ConnectionBuilder password(String password) {
    raw = raw.password(password);
    return this;
  }

  @Override
  public ConnectionBuilder shardingKey(ShardingKey key) {
    raw = raw.shardingKey(key);
    return this;
  }

  @Override
  public ConnectionBuilder superShardingKey(ShardingKey key) {
    raw = raw.superShardingKey(key);
    return this;
  }

  @Override
  public @Nullable Connection build() throws SQLException {
    return dataSource.acquire(raw, "", "", (builder, user, password) -> builder.build());
  }
}
