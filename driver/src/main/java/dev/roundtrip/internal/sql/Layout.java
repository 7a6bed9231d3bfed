package dev.roundtrip.internal.sql;

import java.util.Arrays;

/**
 * Where each token stands: in which parenthesis, query block and clause, as which argument; and
 * where tables are named, which CTE names hold from where, and how statements begin. One pass, in
 * {@link LayoutReader}.
 */
final class Layout {
  static final int READ = 0;
  static final int WRITE = 1;

  /** Written, but its columns are not in scope of the conditions. */
  static final int INSERT = 2;

  private static final int MAXIMUM_TABLES = 512;
  private static final int MAXIMUM_CTES = 64;

  /** The open parenthesis around each token, or -1. */
  final int[] enclosing;

  /** The other end of each parenthesis; of the AND of a BETWEEN that BETWEEN; else -1. */
  final int[] match;

  /** How many commas stand before the token in its parenthesis. */
  final int[] argument;

  /** In SET the assignment's {@code =}, in VALUES the column list's parenthesis; else -1. */
  final int[] owner;

  final int[] block;
  final Clause[] clause;

  int blocks;
  int[] blockParent = new int[8];

  /** The parenthesis that each query block opens with, or -1. */
  int[] blockOpen = new int[8];

  int tables;
  int[] tableAt = new int[8];
  int[] tableMode = new int[8];

  private int ctes;
  private long[] cteName = new long[4];
  private int[] cteFrom = new int[4];

  /**
   * The first keyword of the first data statement, the first that changes data, the outermost
   * SELECT; or -1.
   */
  int firstWrite = -1;

  int outerSelect = -1;
  boolean limited;
  boolean unbalanced;

  Layout(int size) {
    enclosing = new int[size];
    match = new int[size];
    argument = new int[size];
    owner = new int[size];
    block = new int[size];
    clause = new Clause[size];
    Arrays.fill(match, -1);
  }

  int newBlock(int parent) {
    return newBlock(parent, -1);
  }

  int newBlock(int parent, int open) {
    if (blocks == blockParent.length) {
      blockParent = Arrays.copyOf(blockParent, blocks * 2);
      blockOpen = Arrays.copyOf(blockOpen, blocks * 2);
    }
    blockOpen[blocks] = open;
    blockParent[blocks] = parent;
    return blocks++;
  }

  void table(int token, int mode) {
    if (tables == MAXIMUM_TABLES) {
      return;
    }
    if (tables == tableAt.length) {
      tableAt = Arrays.copyOf(tableAt, tables * 2);
      tableMode = Arrays.copyOf(tableMode, tables * 2);
    }
    tableAt[tables] = token;
    tableMode[tables++] = mode;
  }

  void cte(long nameHash, int visibleFrom) {
    if (ctes == MAXIMUM_CTES) {
      return;
    }
    if (ctes == cteName.length) {
      cteName = Arrays.copyOf(cteName, ctes * 2);
      cteFrom = Arrays.copyOf(cteFrom, ctes * 2);
    }
    cteName[ctes] = nameHash;
    cteFrom[ctes++] = visibleFrom;
  }

  boolean isCte(long nameHash, int token) {
    for (int i = 0; i < ctes; i++) {
      if (cteName[i] == nameHash && cteFrom[i] <= token) {
        return true;
      }
    }
    return false;
  }
}
