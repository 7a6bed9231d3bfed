package dev.roundtrip.internal.catalog;

import org.jspecify.annotations.Nullable;

/**
 * What one database tells of a table that JDBC's metadata does not. Each is one statement with the
 * schema and the table as its values, or null where there is none.
 *
 * @param size returns rows and bytes, and where there is such a thing the visible part
 * @param distinct returns name and number of different values, negative as a share of the rows
 * @param indexes returns name, position from 1, column, expression, descending, unique, included,
 *     predicate, method, uses, bytes; one row for each key
 * @param sample how many rows a look at the values of its columns reads, 0 for none
 */
record CatalogFacts(
    @Nullable String size, @Nullable String distinct, @Nullable String indexes, int sample) {

  private static final int SAMPLE = 10_000;

  private static final CatalogFacts UNKNOWN = new CatalogFacts(null, null, null, 0);

  private static final CatalogFacts POSTGRESQL =
      new CatalogFacts(
          """
          select case when c.reltuples < 0 then null else c.reltuples end,
                 pg_relation_size(c.oid),
                 case when c.relpages > 0 then c.relallvisible::float8 / c.relpages end
          from pg_class c join pg_namespace n on n.oid = c.relnamespace
          where n.nspname = ? and c.relname = ?
          """,
          """
          select attname, n_distinct from pg_stats where schemaname = ? and tablename = ?
          """,
          """
          select i.relname, k.n,
                 case when x.indkey[k.n - 1] = 0 then null else a.attname end,
                 case when x.indkey[k.n - 1] = 0
                      then pg_get_indexdef(x.indexrelid, k.n, true) end,
                 case when k.n <= x.indnkeyatts then (x.indoption[k.n - 1] & 1) = 1 end,
                 x.indisunique,
                 k.n > x.indnkeyatts,
                 pg_get_expr(x.indpred, x.indrelid, true),
                 m.amname, s.idx_scan, pg_relation_size(x.indexrelid)
          from pg_index x
          join pg_class t on t.oid = x.indrelid
          join pg_namespace n on n.oid = t.relnamespace
          join pg_class i on i.oid = x.indexrelid
          join pg_am m on m.oid = i.relam
          cross join lateral generate_series(1, x.indnatts) as k(n)
          left join pg_attribute a on a.attrelid = t.oid and a.attnum = x.indkey[k.n - 1]
          left join pg_stat_all_indexes s on s.indexrelid = x.indexrelid
          where n.nspname = ? and t.relname = ? and x.indisvalid
          order by i.relname, k.n
          """,
          0);

  private static final CatalogFacts MYSQL =
      new CatalogFacts(
          """
          select table_rows, data_length from information_schema.tables
          where table_schema = ? and table_name = ?
          """,
          null,
          """
          select index_name, seq_in_index, column_name, null, collation = 'D', non_unique = 0,
                 false, null, lower(index_type), null, null
          from information_schema.statistics where table_schema = ? and table_name = ?
          order by index_name, seq_in_index
          """,
          SAMPLE);

  private static final CatalogFacts H2 =
      new CatalogFacts(
          """
          select row_count_estimate, null from information_schema.tables
          where table_schema = ? and table_name = ?
          """,
          null,
          null,
          SAMPLE);

  private static final CatalogFacts HSQLDB =
      new CatalogFacts(
          """
          select cardinality, null from information_schema.system_tablestats
          where table_schema = ? and table_name = ?
          """,
          null,
          null,
          SAMPLE);

  private static final CatalogFacts DUCKDB =
      new CatalogFacts(
          """
          select estimated_size, null from duckdb_tables() where schema_name = ? and table_name = ?
          """,
          null,
          """
          select index_name, place, trim(part, ' "''[]'), null, 'f', is_unique::varchar, 'f',
                 null, null, null, null
          from (select index_name, is_unique, unnest(string_split(expressions, ',')) as part,
                       generate_subscripts(string_split(expressions, ','), 1) as place
                from duckdb_indexes() where schema_name = ? and table_name = ?)
          order by index_name, place
          """,
          SAMPLE);

  /** The rowid grows with each insert; where rows were deleted it tells too many. */
  private static final CatalogFacts SQLITE = new CatalogFacts(null, null, null, SAMPLE);

  private static final CatalogFacts DERBY =
      new CatalogFacts(
          """
          select max(cast(substr(cast(s.statistics as varchar(200)),
                     locate('numrows= ', cast(s.statistics as varchar(200))) + 9,
                     locate(' numunique', cast(s.statistics as varchar(200)))
                       - locate('numrows= ', cast(s.statistics as varchar(200))) - 9) as bigint)),
                 cast(null as bigint)
          from sys.sysstatistics s join sys.systables t on t.tableid = s.tableid
          join sys.sysschemas c on c.schemaid = t.schemaid
          where c.schemaname = ? and t.tablename = ?
          """,
          null,
          null,
          SAMPLE);

  /**
   * Whether a foreign key is checked, and brings no index of its own, so that one can be missing.
   * SQLite checks them only where a connection asks for it.
   */
  static boolean leavesForeignKeysBare(String product) {
    return switch (product) {
      case "PostgreSQL", "EnterpriseDB", "Oracle", "Microsoft SQL Server" -> true;
      default -> false;
    };
  }

  static CatalogFacts of(String product) {
    return switch (product) {
      case "PostgreSQL", "EnterpriseDB" -> POSTGRESQL;
      case "MySQL", "MariaDB" -> MYSQL;
      case "H2" -> H2;
      case "HSQL Database Engine" -> HSQLDB;
      case "DuckDB" -> DUCKDB;
      case "SQLite" -> SQLITE;
      case "Apache Derby" -> DERBY;
      default -> UNKNOWN;
    };
  }

  /** How many rows a look at a table reads at most, behind its name. */
  static String limit(String product, int rows) {
    return product.equals("Apache Derby")
        ? " fetch first " + rows + " rows only"
        : " limit " + rows;
  }
}
