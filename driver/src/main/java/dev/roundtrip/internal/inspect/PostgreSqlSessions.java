package dev.roundtrip.internal.inspect;

/** What PostgreSQL tells of those who are connected, from 12 on. */
final class PostgreSqlSessions {

  private final InspectLimits limits;

  PostgreSqlSessions(InspectLimits limits) {
    this.limits = limits;
  }

  Section lockChains() {
    return new Section(
        "lock chains",
        """
        select w.pid, w.usename, left(w.query, 2000) query,
               extract(epoch from clock_timestamp() - w.query_start) seconds,
               b.pid blocker, b.usename blocked_by, b.state, left(b.query, 2000) blocking,
               extract(epoch from clock_timestamp() - b.xact_start) open
        from pg_stat_activity w
        cross join lateral unnest(pg_blocking_pids(w.pid)) as p(pid)
        join pg_stat_activity b on b.pid = p.pid
        order by seconds desc limit 20
        """,
        (row, result) ->
            result.found(
                Weight.HIGH,
                row.number("seconds"),
                "session %s (%s) has waited for %s, in '%s', for a lock of session %s (%s, %s, its transaction %s old), whose last statement is '%s'"
                    .formatted(
                        row.text("pid"),
                        row.text("usename"),
                        Texts.duration(row.number("seconds")),
                        PostgreSqlSections.statement(row.text("query")),
                        row.text("blocker"),
                        row.text("blocked_by"),
                        row.text("state"),
                        Texts.duration(row.number("open")),
                        PostgreSqlSections.statement(row.text("blocking"))),
                "SELECT pg_terminate_backend(" + row.text("blocker") + ");",
                "rolls its transaction back; find out first what it is waiting for"),
        "GRANT pg_monitor TO the user, who otherwise sees only sessions of its own.");
  }

  Section idleInTransaction() {
    return new Section(
        "idle in transaction",
        """
        select pid, usename, application_name, left(query, 2000) query,
               extract(epoch from clock_timestamp() - state_change) seconds,
               extract(epoch from clock_timestamp() - xact_start) open
        from pg_stat_activity
        where state like 'idle in transaction%' and pid <> pg_backend_pid()
        order by seconds desc limit 20
        """,
        (row, result) -> {
          String what =
              "session %s (%s%s) has been idle in transaction for %s, its transaction is %s old; its last statement is '%s'"
                  .formatted(
                      row.text("pid"),
                      row.text("usename"),
                      row.text("application_name").isEmpty()
                          ? ""
                          : ", " + row.text("application_name"),
                      Texts.duration(row.number("seconds")),
                      Texts.duration(row.number("open")),
                      PostgreSqlSections.statement(row.text("query")));
          if (row.number("seconds") >= limits.idleSeconds()) {
            result.found(
                Weight.HIGH,
                row.number("seconds"),
                what,
                "ALTER ROLE \"%s\" SET idle_in_transaction_session_timeout = '60s';"
                    .formatted(row.text("usename")),
                "ends sessions that are idle for longer; it keeps locks, and dead rows from being removed");
          } else {
            result.fact(what);
          }
        },
        "GRANT pg_monitor TO the user, who otherwise sees only sessions of its own.");
  }

  Section running() {
    return new Section(
        "running statements",
        """
        select pid, usename, left(query, 2000) query, wait_event_type, wait_event,
               extract(epoch from clock_timestamp() - query_start) seconds
        from pg_stat_activity
        where state = 'active' and pid <> pg_backend_pid() and backend_type = 'client backend'
          and query_start < clock_timestamp() - %d * interval '1 second'
        order by seconds desc limit 20
        """
            .formatted(limits.runningSeconds()),
        (row, result) ->
            result.found(
                Weight.MEDIUM,
                row.number("seconds"),
                "session %s (%s) has been running '%s' for %s%s"
                    .formatted(
                        row.text("pid"),
                        row.text("usename"),
                        PostgreSqlSections.statement(row.text("query")),
                        Texts.duration(row.number("seconds")),
                        row.text("wait_event").isEmpty()
                            ? ""
                            : ", waiting for "
                                + row.text("wait_event_type")
                                + " "
                                + row.text("wait_event")),
                null),
        "GRANT pg_monitor TO the user, who otherwise sees only sessions of its own.");
  }

  Section connections() {
    return new Section(
        "connections",
        """
        select coalesce(state, 'unknown') state, count(*) n, sum(count(*)) over () "all",
               current_setting('max_connections')::int maximum
        from pg_stat_activity where backend_type = 'client backend' group by 1 order by n desc
        """,
        (row, result) -> {
          result.fact(
              "%s %s (of at most %s in all)"
                  .formatted(row.text("n"), row.text("state"), row.text("maximum")));
          if (row.number("all") >= 0.8 * row.number("maximum") && result.observations().isEmpty()) {
            result.found(
                Weight.HIGH,
                row.number("all") / row.number("maximum"),
                "%s of at most %s connections are open"
                    .formatted(row.text("all"), row.text("maximum")),
                null,
                "smaller pools, or a pooler such as PgBouncer; each connection is a process");
          }
        },
        "GRANT pg_monitor TO the user.");
  }
}
