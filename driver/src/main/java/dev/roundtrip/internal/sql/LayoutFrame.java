package dev.roundtrip.internal.sql;

/** One open parenthesis, or the statement itself, while {@link LayoutReader} passes; reused. */
final class LayoutFrame {
  int open;
  int block;
  int commas;
  int owner;
  int between;
  int columnList;
  int cteName;
  boolean recursive;
  boolean query;
  boolean outer;
  boolean assigned;
  Clause clause = Clause.NONE;
  Keyword head = Keyword.NONE;

  void reset(int newOpen, int newBlock, boolean isQuery, Clause newClause) {
    open = newOpen;
    block = newBlock;
    query = isQuery;
    clause = newClause;
    commas = 0;
    owner = -1;
    between = -1;
    columnList = -1;
    cteName = -1;
    recursive = false;
    outer = false;
    assigned = false;
    head = Keyword.NONE;
  }
}
