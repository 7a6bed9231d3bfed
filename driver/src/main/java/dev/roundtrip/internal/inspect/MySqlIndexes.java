package dev.roundtrip.internal.inspect;

/** What the indexes of MySQL and MariaDB tell. */
final class MySqlIndexes {

  /** One row for each index, its columns in order. */
  private static final String INDEXES =
      """
      (select s.table_schema, s.table_name, s.index_name, min(s.non_unique) non_unique,
              min(s.index_type) index_type, max(s.cardinality) cardinality,
              group_concat(concat(s.column_name, coalesce(concat('(', s.sub_part, ')'), ''))
                           order by s.seq_in_index) columns
       from information_schema.statistics s where %s
       group by s.table_schema, s.table_name, s.index_name)
      """
          .formatted(MySqlSections.own("s.table_schema"));

  private final InspectLimits limits;
  private final boolean mariaDb;

  MySqlIndexes(InspectLimits limits, boolean mariaDb) {
    this.limits = limits;
    this.mariaDb = mariaDb;
  }

  /** InnoDB makes an index for each foreign key; other engines know none. */
  Section foreignKeys() {
    return new Section(
        "foreign keys without an index",
        """
        select k.table_schema, k.table_name, k.constraint_name, k.columns, t.table_rows
        from (select table_schema, table_name, constraint_name,
                     group_concat(column_name order by ordinal_position) columns
              from information_schema.key_column_usage
              where referenced_table_name is not null and %s
              group by table_schema, table_name, constraint_name) k
        join information_schema.tables t on t.table_schema = k.table_schema and t.table_name = k.table_name
        where not exists (select 1 from %s i where i.table_schema = k.table_schema
          and i.table_name = k.table_name and concat(i.columns, ',') like concat(k.columns, ',%%'))
        """
            .formatted(MySqlSections.own("table_schema"), INDEXES),
        (row, result) ->
            result.found(
                row.number("table_rows") >= limits.rows() ? Weight.MEDIUM : Weight.LOW,
                row.number("table_rows"),
                "foreign key %s of %s.%s (%s) has no index"
                    .formatted(
                        row.text("constraint_name"),
                        row.text("table_schema"),
                        row.text("table_name"),
                        row.text("columns")),
                "CREATE INDEX `%s_idx` ON `%s`.`%s` (%s) ALGORITHM=INPLACE LOCK=NONE;"
                    .formatted(
                        row.text("constraint_name"),
                        row.text("table_schema"),
                        row.text("table_name"),
                        row.text("columns"))),
        "SELECT on the tables.");
  }

  Section duplicates() {
    return new Section(
        "duplicate and redundant indexes",
        """
        select d.table_schema, d.table_name, d.index_name, d.columns, k.index_name other,
               d.columns = k.columns same, t.table_rows
        from %1$s d
        join %1$s k on k.table_schema = d.table_schema and k.table_name = d.table_name
          and k.index_name <> d.index_name and k.index_type = d.index_type
        join information_schema.tables t on t.table_schema = d.table_schema and t.table_name = d.table_name
        where d.non_unique = 1 and d.index_type = 'BTREE'
          and (d.columns = k.columns and (k.non_unique = 0 or d.index_name > k.index_name)
               or k.columns like concat(d.columns, ',%%'))
        order by t.table_rows desc limit 50
        """
            .formatted(INDEXES),
        (row, result) ->
            result.found(
                Weight.MEDIUM,
                row.number("table_rows"),
                "index %s (%s) of %s.%s %s %s: each write pays for it twice"
                    .formatted(
                        row.text("index_name"),
                        row.text("columns"),
                        row.text("table_schema"),
                        row.text("table_name"),
                        row.text("same").equals("1") ? "is the same as" : "is the beginning of",
                        row.text("other")),
                "ALTER TABLE `%s`.`%s` DROP INDEX `%s`;"
                    .formatted(
                        row.text("table_schema"), row.text("table_name"), row.text("index_name")),
                "a hint may name it; the other one serves the same statements and foreign keys"),
        "SELECT on the tables.");
  }

  Section unused() {
    String sql =
        """
        select object_schema, object_name, index_name
        from performance_schema.table_io_waits_summary_by_index_usage u
        where u.index_name is not null and u.index_name <> 'PRIMARY' and u.count_star = 0 and %s
          and not exists (select 1 from information_schema.statistics s
            where s.table_schema = u.object_schema and s.table_name = u.object_name
              and s.index_name = u.index_name and s.non_unique = 0)
        order by 1, 2, 3 limit 50
        """
            .formatted(MySqlSections.own("object_schema"));
    return new Section(
        "unused indexes",
        sql,
        (row, result) ->
            result.found(
                Weight.LOW,
                0,
                "index %s of %s.%s was not used since the server was started"
                    .formatted(
                        row.text("index_name"), row.text("object_schema"), row.text("object_name")),
                mariaDb
                    ? "ALTER TABLE `%s`.`%s` ALTER INDEX `%s` IGNORED;"
                        .formatted(
                            row.text("object_schema"),
                            row.text("object_name"),
                            row.text("index_name"))
                    : "ALTER TABLE `%s`.`%s` ALTER INDEX `%s` INVISIBLE;"
                        .formatted(
                            row.text("object_schema"),
                            row.text("object_name"),
                            row.text("index_name")),
                "hidden from the optimizer first, which can be undone at once; dropped after a whole period of the application"),
        "Start the server with performance_schema = ON.");
  }
}
