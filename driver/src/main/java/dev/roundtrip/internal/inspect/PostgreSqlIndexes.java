package dev.roundtrip.internal.inspect;

/** What PostgreSQL's indexes tell. */
final class PostgreSqlIndexes {

  private final InspectLimits limits;

  PostgreSqlIndexes(InspectLimits limits) {
    this.limits = limits;
  }

  Section foreignKeys() {
    return new Section(
        "foreign keys without an index",
        """
        select c.conrelid::regclass::text tbl, c.conname, c.confrelid::regclass::text parent,
               (select string_agg(quote_ident(a.attname), ', ' order by k.ord)
                from unnest(c.conkey) with ordinality k(attnum, ord)
                join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.attnum) columns,
               greatest(t.reltuples, 0) rows
        from pg_constraint c join pg_class t on t.oid = c.conrelid
        where c.contype = 'f' and not exists (
          select 1 from pg_index i
          where i.indrelid = c.conrelid and i.indisvalid and i.indpred is null
            and (i.indkey::int2[])[0:cardinality(c.conkey) - 1] @> c.conkey
            and (i.indkey::int2[])[0:cardinality(c.conkey) - 1] <@ c.conkey)
        order by t.reltuples desc limit 50
        """,
        (row, result) ->
            result.found(
                row.number("rows") >= limits.rows() ? Weight.MEDIUM : Weight.LOW,
                row.number("rows"),
                "%s (%s, about %s rows) refers to %s without an index: each delete in %s, and each join from it, reads all of it"
                    .formatted(
                        row.text("tbl"),
                        row.text("columns"),
                        Texts.count(row.number("rows")),
                        row.text("parent"),
                        row.text("parent")),
                "CREATE INDEX CONCURRENTLY ON %s (%s);"
                    .formatted(row.text("tbl"), row.text("columns")),
                "writes to the table become a little slower; needless where the parent is never deleted from and never joined"),
        "SELECT on pg_constraint and pg_index.");
  }

  /** The same columns in the same order, or the first ones of another index. */
  Section duplicates() {
    return new Section(
        "duplicate and redundant indexes",
        """
        select d.indexrelid::regclass::text name, k.indexrelid::regclass::text other,
               d.indrelid::regclass::text tbl, pg_relation_size(d.indexrelid) bytes,
               d.indkey::text = k.indkey::text same
        from pg_index d
        join pg_index k on k.indrelid = d.indrelid and k.indexrelid <> d.indexrelid
        join pg_class dc on dc.oid = d.indexrelid join pg_class kc on kc.oid = k.indexrelid
        join pg_namespace n on n.oid = dc.relnamespace
        where %s and dc.relam = kc.relam and not d.indisunique and k.indisvalid
          and not exists (select 1 from pg_constraint c where c.conindid = d.indexrelid)
          and coalesce(pg_get_expr(d.indpred, d.indrelid), '') = coalesce(pg_get_expr(k.indpred, k.indrelid), '')
          and d.indexprs is null and k.indexprs is null
          and (d.indkey::text = k.indkey::text
               and (k.indisunique or d.indexrelid > k.indexrelid)
               or k.indkey::text like d.indkey::text || ' %%'
                  and dc.relam = (select oid from pg_am where amname = 'btree'))
          and k.indclass::text like d.indclass::text || '%%'
          and k.indoption::text like d.indoption::text || '%%'
          and k.indcollation::text like d.indcollation::text || '%%'
        order by bytes desc limit 50
        """
            .formatted(PostgreSqlSections.own("n.nspname")),
        (row, result) ->
            result.found(
                Weight.MEDIUM,
                row.number("bytes"),
                "index %s (%s) of %s %s %s: each write pays for it twice"
                    .formatted(
                        row.text("name"),
                        Texts.size(row.number("bytes")),
                        row.text("tbl"),
                        row.text("same").startsWith("t") ? "is the same as" : "is the beginning of",
                        row.text("other")),
                "DROP INDEX CONCURRENTLY " + row.text("name") + ";",
                "a hint or a replica may name it; the other one serves the same statements"),
        "SELECT on pg_index.");
  }

  Section unused() {
    return new Section(
        "unused indexes",
        """
        select s.indexrelid::regclass::text name, s.relid::regclass::text tbl,
               pg_relation_size(s.indexrelid) bytes, d.stats_reset::timestamp(0) since
        from pg_stat_user_indexes s join pg_index i on i.indexrelid = s.indexrelid
        join pg_stat_database d on d.datname = current_database()
        where s.idx_scan = 0 and not i.indisunique and pg_relation_size(s.indexrelid) >= %d
          and not exists (select 1 from pg_constraint c where c.conindid = s.indexrelid)
        order by bytes desc limit 50
        """
            .formatted(limits.indexBytes()),
        (row, result) ->
            result.found(
                Weight.LOW,
                row.number("bytes"),
                "index %s (%s) of %s was never used%s"
                    .formatted(
                        row.text("name"),
                        Texts.size(row.number("bytes")),
                        row.text("tbl"),
                        row.text("since").isEmpty()
                            ? " since the statistics were begun"
                            : " since " + row.text("since")),
                "DROP INDEX CONCURRENTLY " + row.text("name") + ";",
                "a monthly job or a replica may use it: look over a whole period, on each server"),
        "SELECT on pg_stat_user_indexes; track_counts = on.");
  }

  Section invalid() {
    return new Section(
        "invalid indexes",
        """
        select i.indexrelid::regclass::text name, i.indrelid::regclass::text tbl,
               pg_relation_size(i.indexrelid) bytes
        from pg_index i where not i.indisvalid
          and not exists (select 1 from pg_stat_progress_create_index p where p.index_relid = i.indexrelid)
        """,
        (row, result) ->
            result.found(
                Weight.MEDIUM,
                row.number("bytes"),
                "index %s of %s is invalid, as a CREATE INDEX CONCURRENTLY that failed leaves it: each write pays for it and no statement uses it"
                    .formatted(row.text("name"), row.text("tbl")),
                "REINDEX INDEX CONCURRENTLY " + row.text("name") + ";",
                null),
        "SELECT on pg_index.");
  }
}
