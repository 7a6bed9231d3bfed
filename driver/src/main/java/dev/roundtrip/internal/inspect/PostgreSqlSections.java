package dev.roundtrip.internal.inspect;

import dev.roundtrip.internal.sql.Dialect;
import java.util.List;

/** What PostgreSQL tells, from 12 on. */
final class PostgreSqlSections {

  private static final String OWN =
      " not in ('pg_catalog', 'information_schema') and %s !~ '^pg_(toast|temp)'";

  private final InspectLimits limits;

  private PostgreSqlSections(InspectLimits limits) {
    this.limits = limits;
  }

  static List<Section> of(InspectLimits limits, int majorVersion) {
    PostgreSqlSections sections = new PostgreSqlSections(limits);
    PostgreSqlIndexes indexes = new PostgreSqlIndexes(limits);
    PostgreSqlSessions sessions = new PostgreSqlSessions(limits);
    return List.of(
        sessions.lockChains(),
        sessions.idleInTransaction(),
        sessions.running(),
        sections.sequences(),
        indexes.foreignKeys(),
        indexes.duplicates(),
        indexes.unused(),
        indexes.invalid(),
        sections.topStatements(majorVersion),
        sections.repeatedLookups(majorVersion),
        sections.sequentialScans(),
        sections.deadRows(),
        sections.statistics(),
        sessions.connections(),
        sections.cacheHits(),
        sections.tables());
  }

  /** Schemas of users only. */
  static String own(String column) {
    return column + OWN.formatted(column);
  }

  /** A sequence of bigint feeds a column of integer as long as that lasts. */
  private Section sequences() {
    return new Section(
        "sequences near their end",
        """
        select s.schemaname || '.' || s.sequencename name, s.last_value, owner.tbl, owner.col, owner.type,
               least(s.max_value, case owner.type when 'smallint' then 32767
                                                  when 'integer' then 2147483647
                                                  else s.max_value end) maximum
        from pg_sequences s
        left join lateral (
          select d.refobjid::regclass::text tbl, a.attname col, format_type(a.atttypid, null) "type"
          from pg_depend d
          join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
          where d.objid = (quote_ident(s.schemaname) || '.' || quote_ident(s.sequencename))::regclass
            and d.classid = 'pg_class'::regclass and d.deptype in ('a', 'i')
          limit 1) owner on true
        where not s.cycle and s.increment_by > 0 and s.last_value is not null
        order by s.last_value::numeric / s.max_value desc limit 200
        """,
        (row, result) -> {
          double share = row.number("last_value") / row.number("maximum");
          if (share >= 0.7) {
            boolean column = !row.text("tbl").isEmpty() && !row.text("type").equals("bigint");
            result.found(
                share >= 0.9 ? Weight.HIGH : Weight.MEDIUM,
                share,
                "sequence %s is at %s of %s, %s of what %s holds"
                    .formatted(
                        row.text("name"),
                        Texts.count(row.number("last_value")),
                        Texts.count(row.number("maximum")),
                        Texts.percent(share),
                        column
                            ? row.text("tbl")
                                + "."
                                + row.text("col")
                                + " ("
                                + row.text("type")
                                + ")"
                            : "it"),
                column
                    ? "ALTER TABLE %s ALTER COLUMN \"%s\" TYPE bigint;"
                        .formatted(row.text("tbl"), row.text("col"))
                    : "ALTER SEQUENCE %s AS bigint MAXVALUE 9223372036854775807;"
                        .formatted(row.text("name")),
                column
                    ? "rewrites the table under an exclusive lock; columns that refer to it too"
                    : null);
          }
        },
        "USAGE or SELECT on the sequences: GRANT SELECT ON ALL SEQUENCES IN SCHEMA … TO the user.");
  }

  private static String time(int majorVersion, String name) {
    return majorVersion >= 13 ? name + "_exec_time" : name + "_time";
  }

  private Section topStatements(int majorVersion) {
    return new Section(
        "statements by total time",
        """
        select left(query, 4000) query, calls, rows, %s total, %s mean,
               %1$s / nullif(sum(%1$s) over (), 0) share
        from pg_stat_statements
        where dbid = (select oid from pg_database where datname = current_database())
        order by %1$s desc limit 10
        """
            .formatted(time(majorVersion, "total"), time(majorVersion, "mean")),
        (row, result) -> {
          String what =
              "%s of all time: '%s', %s calls, %s each, %s rows each"
                  .formatted(
                      Texts.percent(row.number("share")),
                      statement(row.text("query")),
                      Texts.count(row.number("calls")),
                      Texts.millis(row.number("mean")),
                      Texts.count(row.number("rows") / Math.max(1, row.number("calls"))));
          if (row.number("share") >= 0.2 && row.number("mean") >= 50) {
            result.found(Weight.MEDIUM, row.number("share"), what, null);
          } else {
            result.fact(what);
          }
        },
        STATEMENTS);
  }

  private static final String STATEMENTS =
      "CREATE EXTENSION pg_stat_statements; needs shared_preload_libraries = 'pg_stat_statements' and"
          + " a restart, and pg_monitor (or pg_read_all_stats) to see other users' statements.";

  private Section repeatedLookups(int majorVersion) {
    return new Section(
        "N+1 suspects",
        """
        select left(query, 4000) query, calls, rows, %s mean, %s total from pg_stat_statements
        where dbid = (select oid from pg_database where datname = current_database())
          and query ~* '^\\s*select' and query ~* '\\mwhere\\M.*= *\\$' and query !~* '\\mpg_'
          and calls >= %d and rows <= calls * 20 and %1$s < 10
        order by calls desc limit 10
        """
            .formatted(time(majorVersion, "mean"), time(majorVersion, "total"), limits.calls()),
        (row, result) ->
            result.found(
                Weight.MEDIUM,
                row.number("total"),
                "'%s' was sent %s times, %s and %s rows each, %s in all and a round trip for each: one statement per row of another one?"
                    .formatted(
                        statement(row.text("query")),
                        Texts.count(row.number("calls")),
                        Texts.millis(row.number("mean")),
                        Texts.count(row.number("rows") / Math.max(1, row.number("calls"))),
                        Texts.millis(row.number("total"))),
                null,
                "Roundtrip in the application's tests names the line that sends it"),
        STATEMENTS);
  }

  private Section sequentialScans() {
    return new Section(
        "sequential scans of large tables",
        """
        select s.schemaname || '.' || s.relname name, s.seq_scan, s.seq_tup_read, coalesce(s.idx_scan, 0) idx_scan,
               c.reltuples, pg_total_relation_size(s.relid) bytes
        from pg_stat_user_tables s join pg_class c on c.oid = s.relid
        where s.seq_scan >= 10 and c.reltuples >= %d
        order by s.seq_tup_read desc limit 10
        """
            .formatted(limits.rows()),
        (row, result) ->
            result.found(
                Weight.MEDIUM,
                row.number("seq_tup_read"),
                "%s (%s rows, %s) was read as a whole %s times, %s rows in all; by index %s times"
                    .formatted(
                        row.text("name"),
                        Texts.count(row.number("reltuples")),
                        Texts.size(row.number("bytes")),
                        Texts.count(row.number("seq_scan")),
                        Texts.count(row.number("seq_tup_read")),
                        Texts.count(row.number("idx_scan"))),
                null,
                "which statements do so, their plans tell; an index helps those with a selective filter"),
        "SELECT on pg_stat_user_tables; track_counts = on.");
  }

  private Section deadRows() {
    return new Section(
        "dead rows",
        """
        select schemaname || '.' || relname name, n_dead_tup, n_live_tup,
               greatest(last_vacuum, last_autovacuum)::timestamp(0) vacuumed,
               pg_total_relation_size(relid) bytes
        from pg_stat_user_tables where n_dead_tup >= %d and n_dead_tup >= 0.2 * (n_live_tup + n_dead_tup)
        order by n_dead_tup desc limit 10
        """
            .formatted(limits.deadRows()),
        (row, result) ->
            result.found(
                Weight.MEDIUM,
                row.number("n_dead_tup"),
                "%s (%s) has %s dead rows beside %s live ones, last vacuumed %s"
                    .formatted(
                        row.text("name"),
                        Texts.size(row.number("bytes")),
                        Texts.count(row.number("n_dead_tup")),
                        Texts.count(row.number("n_live_tup")),
                        row.text("vacuumed").isEmpty() ? "never" : row.text("vacuumed")),
                "VACUUM (ANALYZE) " + row.text("name") + ";",
                "reads and writes the table; a transaction that is left open keeps dead rows alive"),
        "SELECT on pg_stat_user_tables; track_counts = on.");
  }

  private Section statistics() {
    return new Section(
        "statistics of tables",
        """
        select schemaname || '.' || relname name, n_live_tup, n_mod_since_analyze
        from pg_stat_user_tables
        where n_live_tup >= %d
          and (greatest(last_analyze, last_autoanalyze) is null or n_mod_since_analyze > n_live_tup)
        order by n_live_tup desc limit 10
        """
            .formatted(limits.rows()),
        (row, result) ->
            result.found(
                Weight.MEDIUM,
                row.number("n_live_tup"),
                "the planner's statistics of %s (%s rows) are missing or from before %s changes"
                    .formatted(
                        row.text("name"),
                        Texts.count(row.number("n_live_tup")),
                        Texts.count(row.number("n_mod_since_analyze"))),
                "ANALYZE " + row.text("name") + ";",
                null),
        "SELECT on pg_stat_user_tables; track_counts = on.");
  }

  private Section cacheHits() {
    return new Section(
        "cache hit ratio",
        """
        select blks_hit, blks_read, blks_hit::numeric / nullif(blks_hit + blks_read, 0) ratio,
               stats_reset::timestamp(0) since, pg_database_size(datname) bytes
        from pg_stat_database where datname = current_database()
        """,
        (row, result) -> {
          String what =
              "%s of the blocks were found in shared buffers%s; the database has %s"
                  .formatted(
                      Texts.percent(row.number("ratio")),
                      row.text("since").isEmpty() ? "" : ", since " + row.text("since"),
                      Texts.size(row.number("bytes")));
          if (row.number("ratio") < 0.9 && row.number("blks_read") >= 1_000_000) {
            result.found(Weight.LOW, row.number("blks_read"), what, null);
          } else {
            result.fact(what);
          }
        },
        "SELECT on pg_stat_database.");
  }

  private Section tables() {
    return new Section(
        "tables by size",
        """
        select n.nspname || '.' || c.relname name, pg_total_relation_size(c.oid) bytes,
               pg_indexes_size(c.oid) index_bytes, greatest(c.reltuples, 0) rows
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'm') and %s order by 2 desc limit 10
        """
            .formatted(own("n.nspname")),
        (row, result) ->
            result.fact(
                "%s: %s, of which indexes %s; about %s rows"
                    .formatted(
                        row.text("name"),
                        Texts.size(row.number("bytes")),
                        Texts.size(row.number("index_bytes")),
                        Texts.count(row.number("rows")))),
        "SELECT on pg_class.");
  }

  static String statement(String sql) {
    return Texts.statement(sql, Dialect.POSTGRESQL);
  }
}
