package dev.roundtrip.internal.inspect;

import dev.roundtrip.internal.sql.Dialect;
import java.util.List;

/** What H2 tells, from 2 on. */
final class H2Sections {

  private static final String ADMIN = "Connect as an administrator, who alone sees other sessions.";

  private final InspectLimits limits;

  private H2Sections(InspectLimits limits) {
    this.limits = limits;
  }

  static List<Section> of(InspectLimits limits) {
    H2Sections sections = new H2Sections(limits);
    return List.of(
        sections.lockChains(),
        sections.idleInTransaction(),
        sections.running(),
        sections.sequences(),
        sections.foreignKeys(),
        sections.duplicates(),
        sections.topStatements(),
        sections.repeatedLookups(),
        sections.tables());
  }

  private Section lockChains() {
    return new Section(
        "lock chains",
        """
        select w.session_id pid, w.user_name, w.executing_statement query, b.session_id blocker,
               datediff(second, w.executing_statement_start, current_timestamp) seconds,
               b.executing_statement blocking
        from information_schema.sessions w join information_schema.sessions b on b.session_id = w.blocker_id
        """,
        (row, result) ->
            result.found(
                Weight.HIGH,
                row.number("seconds"),
                "session %s (%s) waits in '%s' for a lock of session %s, %s"
                    .formatted(
                        row.text("pid"),
                        row.text("user_name"),
                        statement(row.text("query")),
                        row.text("blocker"),
                        row.text("blocking").isEmpty()
                            ? "which sends nothing at the moment"
                            : "which runs '" + statement(row.text("blocking")) + "'"),
                "CALL ABORT_SESSION(" + row.text("blocker") + ");",
                "rolls its transaction back; find out first what it is waiting for"),
        ADMIN);
  }

  private Section idleInTransaction() {
    return new Section(
        "idle in transaction",
        """
        select session_id pid, user_name, datediff(second, sleep_since, current_timestamp) seconds
        from information_schema.sessions
        where session_state = 'SLEEP' and contains_uncommitted and session_id <> session_id()
        """,
        (row, result) -> {
          String what =
              "session %s (%s) has been idle for %s with changes that are not committed"
                  .formatted(
                      row.text("pid"),
                      row.text("user_name"),
                      Texts.duration(row.number("seconds")));
          if (row.number("seconds") >= limits.idleSeconds()) {
            result.found(
                Weight.HIGH,
                row.number("seconds"),
                what,
                "CALL ABORT_SESSION(" + row.text("pid") + ");",
                "rolls its transaction back");
          } else {
            result.fact(what);
          }
        },
        ADMIN);
  }

  private Section running() {
    return new Section(
        "running statements",
        """
        select session_id pid, user_name, executing_statement query,
               datediff(second, executing_statement_start, current_timestamp) seconds
        from information_schema.sessions
        where executing_statement is not null and session_id <> session_id()
          and executing_statement_start < dateadd(second, -%d, current_timestamp)
        """
            .formatted(limits.runningSeconds()),
        (row, result) ->
            result.found(
                Weight.MEDIUM,
                row.number("seconds"),
                "session %s (%s) has been running '%s' for %s"
                    .formatted(
                        row.text("pid"),
                        row.text("user_name"),
                        statement(row.text("query")),
                        Texts.duration(row.number("seconds"))),
                null),
        ADMIN);
  }

  /** The next value, and the smallest type that holds what a column of it can. */
  private Section sequences() {
    return new Section(
        "sequences near their end",
        """
        select sequence_schema schema_name, sequence_name name, base_value, maximum_value maximum
        from information_schema.sequences where cycle_option = 'NO' and cast(increment as bigint) > 0
        union all
        select table_schema, table_name || '.' || column_name, identity_base, identity_maximum
        from information_schema.columns where is_identity = 'YES' and identity_cycle = 'NO'
        """,
        (row, result) -> {
          double share = row.number("base_value") / Math.max(1, row.number("maximum"));
          if (share >= 0.7) {
            result.found(
                share >= 0.9 ? Weight.HIGH : Weight.MEDIUM,
                share,
                "%s.%s is at %s of %s, %s"
                    .formatted(
                        row.text("schema_name"),
                        row.text("name"),
                        Texts.count(row.number("base_value")),
                        Texts.count(row.number("maximum")),
                        Texts.percent(share)),
                row.text("name").contains(".")
                    ? "ALTER TABLE %s.%s ALTER COLUMN %s BIGINT;"
                        .formatted(
                            row.text("schema_name"),
                            row.text("name").substring(0, row.text("name").indexOf('.')),
                            row.text("name").substring(row.text("name").indexOf('.') + 1))
                    : "ALTER SEQUENCE %s.%s MAXVALUE 9223372036854775807;"
                        .formatted(row.text("schema_name"), row.text("name")));
          }
        },
        "SELECT on INFORMATION_SCHEMA.");
  }

  /** One row for each index, its columns in order. */
  private static final String INDEXES =
      """
      (select i.index_schema, i.table_schema, i.table_name, i.index_name, i.index_type_name,
              listagg(c.column_name, ',') within group (order by c.ordinal_position) columns
       from information_schema.indexes i
       join information_schema.index_columns c on c.index_schema = i.index_schema and c.index_name = i.index_name
       group by i.index_schema, i.table_schema, i.table_name, i.index_name, i.index_type_name)
      """;

  /** H2 makes one for each; somebody may have dropped what served the key. */
  private Section foreignKeys() {
    return new Section(
        "foreign keys without an index",
        """
        select k.table_schema, k.table_name, k.constraint_name, k.columns from (
          select u.table_schema, u.table_name, u.constraint_name,
                 listagg(u.column_name, ',') within group (order by u.ordinal_position) columns
          from information_schema.key_column_usage u
          join information_schema.referential_constraints r
            on r.constraint_schema = u.constraint_schema and r.constraint_name = u.constraint_name
          group by u.table_schema, u.table_name, u.constraint_name) k
        where not exists (select 1 from %s i where i.table_schema = k.table_schema
          and i.table_name = k.table_name and i.columns || ',' like k.columns || ',%%')
        """
            .formatted(INDEXES),
        (row, result) ->
            result.found(
                Weight.MEDIUM,
                0,
                "foreign key %s of %s.%s (%s) has no index"
                    .formatted(
                        row.text("constraint_name"),
                        row.text("table_schema"),
                        row.text("table_name"),
                        row.text("columns")),
                "CREATE INDEX ON %s.%s (%s);"
                    .formatted(
                        row.text("table_schema"), row.text("table_name"), row.text("columns"))),
        "SELECT on INFORMATION_SCHEMA.");
  }

  private Section duplicates() {
    return new Section(
        "duplicate and redundant indexes",
        """
        select d.index_schema, d.index_name, d.columns, d.table_name, k.index_name other,
               d.columns = k.columns same, t.row_count_estimate row_count
        from %1$s d join %1$s k on k.table_schema = d.table_schema and k.table_name = d.table_name
          and k.index_name <> d.index_name
        join information_schema.tables t on t.table_schema = d.table_schema and t.table_name = d.table_name
        where d.index_type_name = 'INDEX'
          and not exists (select 1 from information_schema.table_constraints c
            where c.index_schema = d.index_schema and c.index_name = d.index_name)
          and (d.columns = k.columns and (k.index_type_name <> 'INDEX' or d.index_name > k.index_name
                 or exists (select 1 from information_schema.table_constraints c
                    where c.index_schema = k.index_schema and c.index_name = k.index_name))
               or k.columns like d.columns || ',%%')
        """
            .formatted(INDEXES),
        (row, result) ->
            result.found(
                Weight.MEDIUM,
                row.number("row_count"),
                "index %s (%s) of %s %s %s: each write pays for it twice"
                    .formatted(
                        row.text("index_name"),
                        row.text("columns"),
                        row.text("table_name"),
                        row.text("same").equalsIgnoreCase("true")
                            ? "is the same as"
                            : "is the beginning of",
                        row.text("other")),
                "DROP INDEX %s.%s;".formatted(row.text("index_schema"), row.text("index_name")),
                "the other one serves the same statements"),
        "SELECT on INFORMATION_SCHEMA.");
  }

  private static final String STATISTICS =
      "SET QUERY_STATISTICS TRUE, by an administrator; it is kept with the database, and costs a little.";

  private Section topStatements() {
    return new Section(
        "statements by total time",
        """
        select sql_statement query, execution_count calls, cumulative_execution_time total,
               average_execution_time mean, average_row_count row_count,
               cumulative_execution_time / nullif(sum(cumulative_execution_time) over (), 0) share
        from information_schema.query_statistics where sql_statement not like '%INFORMATION_SCHEMA%'
          and sql_statement not like '%information_schema%'
        order by cumulative_execution_time desc limit 10
        """,
        (row, result) -> {
          String what =
              "%s of all time: '%s', %s calls, %s each, %s rows each"
                  .formatted(
                      Texts.percent(row.number("share")),
                      statement(row.text("query")),
                      Texts.count(row.number("calls")),
                      Texts.millis(row.number("mean")),
                      Texts.count(row.number("row_count")));
          if (row.number("share") >= 0.2 && row.number("mean") >= 50) {
            result.found(Weight.MEDIUM, row.number("share"), what, null);
          } else {
            result.fact(what);
          }
        },
        STATISTICS);
  }

  private Section repeatedLookups() {
    return new Section(
        "N+1 suspects",
        """
        select sql_statement query, execution_count calls, average_execution_time mean,
               cumulative_execution_time total
        from information_schema.query_statistics
        where execution_count >= %d and average_execution_time < 10 and average_row_count <= 20
          and lower(sql_statement) like '%%select%%where%%= ?%%' order by execution_count desc limit 10
        """
            .formatted(limits.calls()),
        (row, result) ->
            result.found(
                Weight.MEDIUM,
                row.number("total"),
                "'%s' was sent %s times, %s each: one statement per row of another one?"
                    .formatted(
                        statement(row.text("query")),
                        Texts.count(row.number("calls")),
                        Texts.millis(row.number("mean"))),
                null,
                "Roundtrip in the application's tests names the line that sends it"),
        STATISTICS);
  }

  private Section tables() {
    return new Section(
        "tables by size",
        """
        select table_schema, table_name, row_count_estimate row_count from information_schema.tables
        where table_type = 'BASE TABLE' and table_schema <> 'INFORMATION_SCHEMA'
        order by row_count_estimate desc limit 10
        """,
        (row, result) ->
            result.fact(
                "%s.%s: about %s rows"
                    .formatted(
                        row.text("table_schema"),
                        row.text("table_name"),
                        Texts.count(row.number("row_count")))),
        "SELECT on INFORMATION_SCHEMA.");
  }

  private static String statement(String sql) {
    return Texts.statement(sql, Dialect.H2);
  }
}
