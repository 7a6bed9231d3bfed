package dev.roundtrip.internal.jdbc;

import java.sql.SQLException;
import java.sql.ShardingKey;
import javax.sql.XAConnection;
import javax.sql.XAConnectionBuilder;
import org.jspecify.annotations.Nullable;

/** Builds connections that are observed like those that are asked for directly. */
final class ObservedXaConnectionBuilder implements XAConnectionBuilder {

  private final ObservedXaDataSource dataSource;
  private XAConnectionBuilder raw;

  ObservedXaConnectionBuilder(XAConnectionBuilder raw, ObservedXaDataSource dataSource) {
    this.raw = raw;
    this.dataSource = dataSource;
  }

  @Override
  public XAConnectionBuilder user(String user) {
    raw = raw.user(user);
    return this;
  }

  @Override
  public XAConnectionBuilder password(String password) {
    raw = raw.password(password);
    return this;
  }

  @Override
  public XAConnectionBuilder shardingKey(ShardingKey key) {
    raw = raw.shardingKey(key);
    return this;
  }

  @Override
  public XAConnectionBuilder superShardingKey(ShardingKey key) {
    raw = raw.superShardingKey(key);
    return this;
  }

  @Override
  public @Nullable XAConnection build() throws SQLException {
    return dataSource.observe(raw.build());
  }
}
