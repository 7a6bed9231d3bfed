package dev.roundtrip.internal.sql;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tables of a statement, and which of them a column belongs to. */
final class Sources {
  private static final int MAXIMUM_DEPTH = 32;
  private static final int MAXIMUM_SOURCES = 256;

  private final String text;
  private final TokenBuffer tokens;
  private final Layout layout;
  private final List<Source> sources = new ArrayList<>(4);
  private final Set<String> read = new LinkedHashSet<>(4);
  private final Set<String> written = new LinkedHashSet<>(2);
  private final Set<String> all = new LinkedHashSet<>(4);

  /**
   * One item of a FROM; {@code table} is null for what is no table: a subquery, a CTE, a function.
   */
  private record Source(
      int at,
      int block,
      boolean target,
      boolean hidden,
      @Nullable String table,
      long alias,
      long lastName) {}

  private Sources(String text, TokenBuffer tokens, Layout layout) {
    this.text = text;
    this.tokens = tokens;
    this.layout = layout;
  }

  static Sources read(String text, TokenBuffer tokens, Layout layout) {
    Sources sources = new Sources(text, tokens, layout);
    for (int i = 0; i < layout.tables && sources.sources.size() < MAXIMUM_SOURCES; i++) {
      sources.reference(layout.tableAt[i], layout.tableMode[i]);
    }
    sources.finish();
    return sources;
  }

  List<String> all() {
    return List.copyOf(all);
  }

  List<String> written() {
    return List.copyOf(written);
  }

  boolean readsTable() {
    return !read.isEmpty();
  }

  private void reference(int from, int mode) {
    boolean write = mode != Layout.READ;
    int name = skipModifiers(from, write);
    if (name >= tokens.size) {
      return;
    }
    int block = layout.block[name];
    if (!tokens.isWord(name) || (tokens.is(name + 1, '(') && !write)) {
      derived(name, block);
      return;
    }
    if (tokens.keyword(name).neverAlias) {
      return;
    }
    int last = name;
    while (tokens.is(last + 1, '.') && tokens.isWord(last + 2)) {
      last += 2;
    }
    if (!write && tokens.is(last + 1, '(')) {
      derived(last, block);
      return;
    }
    boolean cte = last == name && layout.isCte(tokens.hash[name], name);
    String table = cte ? null : path(name, last);
    if (table != null && Features.isDummy(table)) {
      table = null;
    }
    sources.add(
        new Source(
            from, block, write, mode == Layout.INSERT, table, alias(last + 1), tokens.hash[last]));
  }

  private int skipModifiers(int from, boolean write) {
    int i = from;
    for (int limit = from + 6; i < limit; i++) {
      boolean modifier =
          switch (tokens.keyword(i)) {
            case ONLY, LATERAL, IGNORE, INTO, TABLE, FINAL, OR, IF, NOT, EXISTS ->
                !tokens.is(i + 1, '.');
            case REPLACE -> tokens.is(i - 1, Keyword.OR);
            case NONE ->
                write
                    && tokens.isName(i + 1)
                    && !tokens.is(i + 1, '.')
                    && Chars.equalsLower(text, tokens.start[i], tokens.end[i], "low_priority");
            default -> false;
          };
      if (!modifier) {
        break;
      }
    }
    return i;
  }

  private void derived(int token, int block) {
    int end = token;
    if (tokens.is(end, '(') || tokens.is(end + 1, '(')) {
      int open = tokens.is(end, '(') ? end : end + 1;
      end = layout.match[open];
      boolean join = open == token && layout.block[Math.min(open + 1, tokens.size - 1)] == block;
      if (end < 0 || join) {
        return;
      }
    }
    sources.add(new Source(token, block, false, false, null, alias(end + 1), 0));
  }

  private long alias(int token) {
    int name = tokens.is(token, Keyword.AS) ? token + 1 : token;
    boolean alias =
        tokens.isWord(name) && !tokens.keyword(name).neverAlias && !tokens.is(name, Keyword.VALUES);
    return alias ? tokens.hash[name] : 0;
  }

  private String path(int from, int last) {
    if (from == last) {
      return Names.of(text, tokens, from);
    }
    StringBuilder path = new StringBuilder();
    for (int i = from; i <= last; i += 2) {
      path.append(i == from ? "" : ".").append(Names.of(text, tokens, i));
    }
    return path.toString();
  }

  private void finish() {
    for (int i = 0; i < sources.size(); i++) {
      Source source = sources.get(i);
      if (source.table == null) {
        continue;
      }
      Source aliased = source.target ? aliasedBy(source) : null;
      if (aliased != null && aliased.table != null) {
        sources.set(
            i,
            new Source(source.at, source.block, true, false, aliased.table, 0, aliased.lastName));
        written.add(aliased.table);
        all.add(aliased.table);
        continue;
      }
      all.add(source.table);
      (source.target ? written : read).add(source.table);
    }
  }

  /** {@code UPDATE a SET ... FROM author a}: the target is an alias of the same block. */
  private @Nullable Source aliasedBy(Source target) {
    for (Source source : sources) {
      if (!source.target
          && source.block == target.block
          && source.alias != 0
          && source.alias == target.lastName) {
        return source;
      }
    }
    return null;
  }

  /** The table that the block's statement writes, or null. */
  @Nullable String target(int token) {
    for (Source source : sources) {
      if (source.target && source.block == layout.block[token]) {
        return source.table;
      }
    }
    return null;
  }

  /** The table of the column at {@code token}, aliases resolved, or null. */
  @Nullable String tableOf(int token) {
    boolean qualified = tokens.is(token - 1, '.') && tokens.isWord(token - 2);
    int block = layout.block[token];
    for (int depth = 0; block >= 0 && depth < MAXIMUM_DEPTH; depth++) {
      Source found = qualified ? named(block, tokens.hash[token - 2]) : single(block);
      if (found != null) {
        return found.table;
      }
      if (!qualified && hasSources(block)) {
        return null;
      }
      block = layout.blockParent[block];
    }
    return null;
  }

  /** The source whose name begins at this token, or -1. */
  int indexAt(int token) {
    for (int i = 0; i < sources.size(); i++) {
      if (sources.get(i).at == token) {
        return i;
      }
    }
    return -1;
  }

  boolean isTable(int source) {
    return sources.get(source).table != null;
  }

  int block(int source) {
    return sources.get(source).block;
  }

  /** How many real tables the block reads. */
  int tablesIn(int block) {
    int tables = 0;
    for (Source source : sources) {
      tables += source.block == block && source.table != null ? 1 : 0;
    }
    return tables;
  }

  boolean isNamed(int source, long hash) {
    Source candidate = sources.get(source);
    return candidate.alias == 0 ? candidate.lastName == hash : candidate.alias == hash;
  }

  /** Whether the block has a source of this alias or name. */
  boolean isOf(int block, long hash) {
    return named(block, hash) != null;
  }

  private @Nullable Source named(int block, long hash) {
    for (Source source : sources) {
      if (source.block == block && source.alias == hash) {
        return source;
      }
    }
    for (Source source : sources) {
      if (source.block == block && source.alias == 0 && source.lastName == hash) {
        return source;
      }
    }
    return null;
  }

  private @Nullable Source single(int block) {
    Source single = null;
    for (Source source : sources) {
      if (source.block == block && !source.hidden) {
        if (single != null
            && (single.table == null || !single.table.equals(source.table) || !single.target)) {
          return null;
        }
        single = source;
      }
    }
    return single;
  }

  private boolean hasSources(int block) {
    for (Source source : sources) {
      if (source.block == block && !source.hidden) {
        return true;
      }
    }
    return false;
  }
}
