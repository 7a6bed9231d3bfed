package dev.roundtrip.internal.inspect;

/** What MySQL from 8 on and MariaDB tell of those who are connected. */
final class MySqlSessions {

  private static final String PROCESS = "GRANT PROCESS ON *.* TO the user.";

  private final InspectLimits limits;
  private final boolean mariaDb;

  MySqlSessions(InspectLimits limits, boolean mariaDb) {
    this.limits = limits;
    this.mariaDb = mariaDb;
  }

  Section lockChains() {
    String sql =
        mariaDb
            ? """
              select r.trx_mysql_thread_id pid, left(r.trx_query, 2000) query,
                     timestampdiff(second, r.trx_wait_started, now()) seconds,
                     b.trx_mysql_thread_id blocker, left(coalesce(b.trx_query, ''), 2000) blocking,
                     timestampdiff(second, b.trx_started, now()) open
              from information_schema.innodb_lock_waits w
              join information_schema.innodb_trx r on r.trx_id = w.requesting_trx_id
              join information_schema.innodb_trx b on b.trx_id = w.blocking_trx_id
              order by seconds desc limit 20
              """
            : """
              select waiting_pid pid, left(waiting_query, 2000) query, wait_age_secs seconds,
                     blocking_pid blocker, left(coalesce(blocking_query, ''), 2000) blocking,
                     timestampdiff(second, blocking_trx_started, now()) open
              from sys.innodb_lock_waits order by seconds desc limit 20
              """;
    return new Section(
        "lock chains",
        sql,
        (row, result) ->
            result.found(
                Weight.HIGH,
                row.number("seconds"),
                "session %s has waited for %s, in '%s', for a lock of session %s, %s, its transaction %s old"
                    .formatted(
                        row.text("pid"),
                        Texts.duration(row.number("seconds")),
                        MySqlSections.statement(row.text("query")),
                        row.text("blocker"),
                        row.text("blocking").isEmpty()
                            ? "which sends nothing at the moment"
                            : "which runs '" + MySqlSections.statement(row.text("blocking")) + "'",
                        Texts.duration(row.number("open"))),
                "KILL " + row.text("blocker") + ";",
                "rolls its transaction back; find out first what it is waiting for"),
        PROCESS);
  }

  Section idleInTransaction() {
    return new Section(
        "idle in transaction",
        """
        select t.trx_mysql_thread_id pid, p.user, p.time seconds,
               timestampdiff(second, t.trx_started, now()) open, t.trx_rows_locked locked
        from information_schema.innodb_trx t
        join information_schema.processlist p on p.id = t.trx_mysql_thread_id
        where p.command = 'Sleep' and p.id <> connection_id() order by seconds desc limit 20
        """,
        (row, result) -> {
          String what =
              "session %s (%s) has been idle in transaction for %s, its transaction is %s old and locks %s rows"
                  .formatted(
                      row.text("pid"),
                      row.text("user"),
                      Texts.duration(row.number("seconds")),
                      Texts.duration(row.number("open")),
                      Texts.count(row.number("locked")));
          if (row.number("seconds") >= limits.idleSeconds()) {
            result.found(
                Weight.HIGH,
                row.number("seconds"),
                what,
                mariaDb
                    ? "SET GLOBAL idle_transaction_timeout = 60;"
                    : "KILL " + row.text("pid") + ";",
                "ends sessions that are idle; they keep locks and old versions of rows");
          } else {
            result.fact(what);
          }
        },
        PROCESS);
  }

  Section running() {
    return new Section(
        "running statements",
        """
        select id pid, user, left(info, 2000) query, state, time seconds
        from information_schema.processlist
        where command not in ('Sleep', 'Daemon', 'Binlog Dump', 'Connect') and info is not null
          and id <> connection_id() and time >= %d order by time desc limit 20
        """
            .formatted(limits.runningSeconds()),
        (row, result) ->
            result.found(
                Weight.MEDIUM,
                row.number("seconds"),
                "session %s (%s) has been running '%s' for %s%s"
                    .formatted(
                        row.text("pid"),
                        row.text("user"),
                        MySqlSections.statement(row.text("query")),
                        Texts.duration(row.number("seconds")),
                        row.text("state").isEmpty() ? "" : ", " + row.text("state")),
                null),
        PROCESS);
  }

  Section history() {
    return new Section(
        "old versions of rows",
        "select count from information_schema.innodb_metrics where name = 'trx_rseg_history_len'",
        (row, result) -> {
          String what =
              "%s transactions' old versions of rows wait to be purged"
                  .formatted(Texts.count(row.number("count")));
          if (row.number("count") >= 100_000) {
            result.found(
                Weight.MEDIUM,
                row.number("count"),
                what,
                null,
                "a transaction that is left open keeps them");
          } else {
            result.fact(what);
          }
        },
        PROCESS);
  }

  Section connections() {
    return new Section(
        "connections",
        """
        select command, count(*) n, @@max_connections maximum,
               (select count(*) from information_schema.processlist) total
        from information_schema.processlist group by command order by n desc
        """,
        (row, result) -> {
          result.fact(
              "%s %s (of at most %s in all)"
                  .formatted(row.text("n"), row.text("command"), row.text("maximum")));
          if (row.number("total") >= 0.8 * row.number("maximum")
              && result.observations().isEmpty()) {
            result.found(
                Weight.HIGH,
                row.number("total") / row.number("maximum"),
                "%s of at most %s connections are open"
                    .formatted(row.text("total"), row.text("maximum")),
                null,
                "smaller pools");
          }
        },
        PROCESS);
  }
}
