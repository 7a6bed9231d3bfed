package dev.roundtrip.internal.probe;

import org.jspecify.annotations.Nullable;

/** The pools whose gauges are known: a public type of each, and its getters. */
enum PoolKind {
  HIKARI(
      "HikariCP",
      "com.zaxxer.hikari.HikariDataSource",
      "getHikariPoolMXBean",
      "getActiveConnections",
      "getIdleConnections",
      "getThreadsAwaitingConnection",
      "getTotalConnections",
      null),
  TOMCAT(
      "Tomcat JDBC",
      "org.apache.tomcat.jdbc.pool.DataSourceProxy",
      null,
      "getActive",
      "getIdle",
      "getWaitCount",
      "getSize",
      null),
  DBCP(
      "Commons DBCP",
      "org.apache.commons.dbcp2.BasicDataSource",
      null,
      "getNumActive",
      "getNumIdle",
      null,
      null,
      null),
  C3P0(
      "c3p0",
      "com.mchange.v2.c3p0.PooledDataSource",
      null,
      "getNumBusyConnectionsDefaultUser",
      "getNumIdleConnectionsDefaultUser",
      "getNumThreadsAwaitingCheckoutDefaultUser",
      "getNumConnectionsDefaultUser",
      null),
  AGROAL(
      "Agroal",
      "io.agroal.api.AgroalDataSource",
      "getMetrics",
      "activeCount",
      "availableCount",
      "awaitingCount",
      null,
      null),
  VIBUR(
      "Vibur",
      "org.vibur.dbcp.ViburDBCPDataSource",
      "getPool",
      "taken",
      "remainingCreated",
      null,
      "createdTotal",
      null),
  UCP(
      "Oracle UCP",
      "oracle.ucp.jdbc.PoolDataSource",
      "getStatistics",
      "getBorrowedConnectionsCount",
      "getAvailableConnectionsCount",
      "getPendingRequestsCount",
      "getTotalConnectionsCount",
      "getCumulativeFailedConnectionWaitCount");

  private final String label;
  private final String type;
  private final @Nullable String gauges;
  private final String active;
  private final String idle;
  private final @Nullable String pending;
  private final @Nullable String total;
  private final @Nullable String timeouts;

  PoolKind(
      String label,
      String type,
      @Nullable String gauges,
      String active,
      String idle,
      @Nullable String pending,
      @Nullable String total,
      @Nullable String timeouts) {
    this.label = label;
    this.type = type;
    this.gauges = gauges;
    this.active = active;
    this.idle = idle;
    this.pending = pending;
    this.total = total;
    this.timeouts = timeouts;
  }

  /** What people call it. */
  String label() {
    return label;
  }

  /** The public class or interface that its data sources are. */
  String type() {
    return type;
  }

  /** The getter of the object that has the gauges; null if the data source has them itself. */
  @Nullable String gauges() {
    return gauges;
  }

  String active() {
    return active;
  }

  String idle() {
    return idle;
  }

  @Nullable String pending() {
    return pending;
  }

  /** Null if it is the sum of the two. */
  @Nullable String total() {
    return total;
  }

  @Nullable String timeouts() {
    return timeouts;
  }
}
