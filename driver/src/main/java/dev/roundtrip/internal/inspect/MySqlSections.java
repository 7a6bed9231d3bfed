package dev.roundtrip.internal.inspect;

import dev.roundtrip.internal.sql.Dialect;
import java.util.List;

/** What MySQL from 8 on and MariaDB tell. The two keep locks in different places. */
final class MySqlSections {

  private static final String OWN =
      " not in ('mysql', 'sys', 'performance_schema', 'information_schema')";

  private static final String SCHEMA_OFF =
      "Start the server with performance_schema = ON, and GRANT SELECT ON performance_schema.* TO the"
          + " user.";

  private final InspectLimits limits;
  private final boolean mariaDb;

  private MySqlSections(InspectLimits limits, boolean mariaDb) {
    this.limits = limits;
    this.mariaDb = mariaDb;
  }

  static List<Section> of(InspectLimits limits, boolean mariaDb) {
    MySqlSections sections = new MySqlSections(limits, mariaDb);
    MySqlIndexes indexes = new MySqlIndexes(limits, mariaDb);
    MySqlSessions sessions = new MySqlSessions(limits, mariaDb);
    return List.of(
        sessions.lockChains(),
        sessions.idleInTransaction(),
        sessions.running(),
        sections.autoIncrements(),
        indexes.foreignKeys(),
        indexes.duplicates(),
        indexes.unused(),
        sections.noPrimaryKey(),
        sections.topStatements(),
        sections.repeatedLookups(),
        sections.fullScans(),
        sections.freeSpace(),
        sessions.history(),
        sessions.connections(),
        sections.cacheHits(),
        sections.tables());
  }

  /** Schemas of users only. */
  static String own(String column) {
    return column + OWN;
  }

  /**
   * A condition that fails, rather than to be empty, where the performance schema is switched off:
   * its views exist then too.
   */
  static String performanceSchema() {
    return " @@performance_schema = 1 ";
  }

  private Section autoIncrements() {
    return new Section(
        "sequences near their end",
        """
        select c.table_schema, c.table_name, c.column_name, c.column_type, t.auto_increment - 1 used,
               (case c.data_type when 'tinyint' then 127 when 'smallint' then 32767
                when 'mediumint' then 8388607 when 'int' then 2147483647
                else 9223372036854775807 end) * (case when c.column_type like '%%unsigned%%' then 2 else 1 end) maximum
        from information_schema.columns c
        join information_schema.tables t using (table_schema, table_name)
        where c.extra like '%%auto_increment%%' and t.auto_increment is not null and %s
        order by used / maximum desc limit 20
        """
            .formatted(own("c.table_schema")),
        (row, result) -> {
          double share = row.number("used") / row.number("maximum");
          if (share >= 0.7) {
            result.found(
                share >= 0.9 ? Weight.HIGH : Weight.MEDIUM,
                share,
                "AUTO_INCREMENT of %s.%s is at %s of %s, %s of what %s (%s) holds"
                    .formatted(
                        row.text("table_schema"),
                        row.text("table_name"),
                        Texts.count(row.number("used")),
                        Texts.count(row.number("maximum")),
                        Texts.percent(share),
                        row.text("column_name"),
                        row.text("column_type")),
                "ALTER TABLE `%s`.`%s` MODIFY `%s` BIGINT NOT NULL AUTO_INCREMENT;"
                    .formatted(
                        row.text("table_schema"), row.text("table_name"), row.text("column_name")),
                "copies the table; columns that refer to it have to change too");
          }
        },
        "SELECT on the tables.");
  }

  private Section noPrimaryKey() {
    return new Section(
        "tables without a primary key",
        """
        select t.table_schema, t.table_name, t.table_rows from information_schema.tables t
        where t.table_type = 'BASE TABLE' and t.engine = 'InnoDB' and %s and not exists (
          select 1 from information_schema.table_constraints k
          where k.table_schema = t.table_schema and k.table_name = t.table_name
            and k.constraint_type in ('PRIMARY KEY', 'UNIQUE'))
        order by t.table_rows desc limit 20
        """
            .formatted(own("t.table_schema")),
        (row, result) ->
            result.found(
                Weight.LOW,
                row.number("table_rows"),
                "%s.%s (about %s rows) has no key: InnoDB adds a hidden one, and replicas look for each changed row in the whole table"
                    .formatted(
                        row.text("table_schema"),
                        row.text("table_name"),
                        Texts.count(row.number("table_rows"))),
                null),
        "SELECT on the tables.");
  }

  private Section topStatements() {
    return new Section(
        "statements by total time",
        """
        select digest_text query, count_star calls, sum_timer_wait / 1e9 total, avg_timer_wait / 1e9 mean,
               sum_rows_sent rows_sent, sum_rows_examined examined, sum_timer_wait / total.all_time share
        from performance_schema.events_statements_summary_by_digest
        join (select sum(sum_timer_wait) all_time from performance_schema.events_statements_summary_by_digest) total
        where digest_text is not null and %s order by sum_timer_wait desc limit 10
        """
            .formatted(own("coalesce(schema_name, '')")),
        (row, result) -> {
          double calls = Math.max(1, row.number("calls"));
          String what =
              "%s of all time: '%s', %s calls, %s each, %s rows each of %s examined"
                  .formatted(
                      Texts.percent(row.number("share")),
                      statement(row.text("query")),
                      Texts.count(row.number("calls")),
                      Texts.millis(row.number("mean")),
                      Texts.count(row.number("rows_sent") / calls),
                      Texts.count(row.number("examined") / calls));
          if (row.number("share") >= 0.2 && row.number("mean") >= 50) {
            result.found(Weight.MEDIUM, row.number("share"), what, null);
          } else {
            result.fact(what);
          }
        },
        SCHEMA_OFF);
  }

  private Section repeatedLookups() {
    return new Section(
        "N+1 suspects",
        """
        select digest_text query, count_star calls, avg_timer_wait / 1e9 mean, sum_timer_wait / 1e9 total,
               sum_rows_sent rows_sent
        from performance_schema.events_statements_summary_by_digest
        where digest_text like 'SELECT%%WHERE%%= ?%%' and count_star >= %d
          and sum_rows_sent <= count_star * 20 and avg_timer_wait < 10e9 and %s
        order by count_star desc limit 10
        """
            .formatted(limits.calls(), own("coalesce(schema_name, '')")),
        (row, result) ->
            result.found(
                Weight.MEDIUM,
                row.number("total"),
                "'%s' was sent %s times, %s each, %s in all and a round trip for each: one statement per row of another one?"
                    .formatted(
                        statement(row.text("query")),
                        Texts.count(row.number("calls")),
                        Texts.millis(row.number("mean")),
                        Texts.millis(row.number("total"))),
                null,
                "Roundtrip in the application's tests names the line that sends it"),
        SCHEMA_OFF);
  }

  private Section fullScans() {
    return new Section(
        "full scans of large tables",
        """
        select object_schema, object_name, count_read from performance_schema.table_io_waits_summary_by_index_usage
        where index_name is null and count_read >= %d and %s order by count_read desc limit 10
        """
            .formatted(limits.rows() * 10, own("object_schema")),
        (row, result) ->
            result.found(
                Weight.MEDIUM,
                row.number("count_read"),
                "%s rows of %s.%s were read without an index"
                    .formatted(
                        Texts.count(row.number("count_read")),
                        row.text("object_schema"),
                        row.text("object_name")),
                null,
                "which statements do so, their plans tell"),
        SCHEMA_OFF);
  }

  private Section freeSpace() {
    return new Section(
        "free space in tables",
        """
        select table_schema, table_name, data_free, data_length + index_length bytes
        from information_schema.tables
        where data_free >= 100 * 1024 * 1024 and data_free >= 0.5 * (data_length + index_length) and %s
        order by data_free desc limit 10
        """
            .formatted(own("table_schema")),
        (row, result) ->
            result.found(
                Weight.LOW,
                row.number("data_free"),
                "%s.%s has %s, and %s of free space in its file"
                    .formatted(
                        row.text("table_schema"),
                        row.text("table_name"),
                        Texts.size(row.number("bytes")),
                        Texts.size(row.number("data_free"))),
                "OPTIMIZE TABLE `%s`.`%s`;"
                    .formatted(row.text("table_schema"), row.text("table_name")),
                "rebuilds the table; worth it only if it does not grow again"),
        "SELECT on the tables.");
  }

  private Section cacheHits() {
    return new Section(
        "cache hit ratio",
        """
        select max(case when variable_name = 'Innodb_buffer_pool_reads' then variable_value end) missed,
               max(case when variable_name = 'Innodb_buffer_pool_read_requests' then variable_value end) asked,
               @@innodb_buffer_pool_size bytes
        from %s.global_status where variable_name like 'Innodb_buffer_pool_read%%'
        """
            .formatted(mariaDb ? "information_schema" : "performance_schema"),
        (row, result) -> {
          double ratio = 1 - row.number("missed") / Math.max(1, row.number("asked"));
          String what =
              "%s of the pages were found in the buffer pool, which has %s"
                  .formatted(Texts.percent(ratio), Texts.size(row.number("bytes")));
          if (ratio < 0.95 && row.number("missed") >= 1_000_000) {
            result.found(Weight.LOW, row.number("missed"), what, null);
          } else {
            result.fact(what);
          }
        },
        "SELECT on " + (mariaDb ? "information_schema" : "performance_schema") + ".global_status.");
  }

  private Section tables() {
    return new Section(
        "tables by size",
        """
        select table_schema, table_name, data_length + index_length bytes, index_length, table_rows
        from information_schema.tables where table_type = 'BASE TABLE' and %s order by bytes desc limit 10
        """
            .formatted(own("table_schema")),
        (row, result) ->
            result.fact(
                "%s.%s: %s, of which indexes %s; about %s rows"
                    .formatted(
                        row.text("table_schema"),
                        row.text("table_name"),
                        Texts.size(row.number("bytes")),
                        Texts.size(row.number("index_length")),
                        Texts.count(row.number("table_rows")))),
        "SELECT on the tables.");
  }

  static String statement(String sql) {
    return Texts.statement(sql, Dialect.MYSQL);
  }
}
