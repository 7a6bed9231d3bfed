package dev.roundtrip.internal.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * Makes statements of a small grammar, writes each in many ways that mean the same, and changes it
 * in one place that does not.
 */
final class Grammar {
  enum Kind {
    KEYWORD,
    COLUMN,
    TABLE,
    OPERATOR,
    LITERAL,
    LIST,
    ROWS,
    PUNCTUATION
  }

  record Piece(Kind kind, String text) {}

  private static final List<String> COLUMNS = List.of("id", "name", "b1_0", "created_at", "x");
  private static final List<String> TABLES = List.of("author", "book", "t", "order_line");
  private static final List<String> OPERATORS = List.of("=", "<", ">", "<=", ">=", "<>", "like");
  private static final List<String> LITERALS =
      List.of(
          "?",
          "1",
          "-5",
          "'x'",
          "'it''s'",
          "1.50",
          "N'x'",
          "true",
          "''",
          "1e3",
          "date '2020-01-01'");
  private static final List<String> GAPS =
      List.of(" ", "  ", "\n", "\t ", " /* c */ ", " -- c\n", "\r\n", " /**/ ");

  private final RandomGenerator random;
  private final List<Piece> pieces = new ArrayList<>();

  private Grammar(RandomGenerator random) {
    this.random = random;
  }

  /** A statement; {@code size} bounds how many conditions and columns it has. */
  static List<Piece> statement(RandomGenerator random, int size) {
    Grammar grammar = new Grammar(random);
    switch (random.nextInt(4)) {
      case 0 -> grammar.insert(size);
      case 1 -> grammar.update(size);
      case 2 -> grammar.delete(size);
      default -> grammar.query(size, 1);
    }
    return grammar.pieces;
  }

  private void query(int size, int depth) {
    keyword("select");
    for (int i = random.nextInt(size) + 1; i > 0; i--) {
      column();
      punctuation(i > 1 ? "," : "");
    }
    keyword("from");
    table();
    where(size, depth);
    if (random.nextInt(3) == 0) {
      keyword("order");
      keyword("by");
      column();
    }
    if (random.nextInt(3) == 0) {
      keyword("limit");
      literal();
    }
  }

  private void where(int size, int depth) {
    keyword("where");
    for (int i = random.nextInt(size) + 1; i > 0; i--) {
      condition(size, depth);
      keyword(i > 1 ? random.nextBoolean() ? "and" : "or" : "");
    }
  }

  private void condition(int size, int depth) {
    column();
    switch (random.nextInt(depth < 3 ? 5 : 4)) {
      case 0 -> {
        keyword("in");
        pieces.add(new Piece(Kind.LIST, ""));
      }
      case 1 -> {
        keyword("between");
        literal();
        keyword("and");
        literal();
      }
      case 2 -> keyword("is null");
      case 3 -> {
        operator();
        literal();
      }
      default -> {
        keyword("in");
        punctuation("(");
        query(size, depth + 1);
        punctuation(")");
      }
    }
  }

  private void insert(int size) {
    keyword("insert into");
    table();
    int columns = random.nextInt(size) + 1;
    punctuation("(");
    for (int i = columns; i > 0; i--) {
      column();
      punctuation(i > 1 ? "," : "");
    }
    punctuation(")");
    keyword("values");
    pieces.add(new Piece(Kind.ROWS, String.valueOf(columns)));
  }

  private void update(int size) {
    keyword("update");
    table();
    keyword("set");
    for (int i = random.nextInt(size) + 1; i > 0; i--) {
      column();
      punctuation("=");
      literal();
      punctuation(i > 1 ? "," : "");
    }
    where(size, 1);
  }

  private void delete(int size) {
    keyword("delete from");
    table();
    where(size, 1);
  }

  private void keyword(String text) {
    add(Kind.KEYWORD, text);
  }

  private void punctuation(String text) {
    add(Kind.PUNCTUATION, text);
  }

  private void column() {
    add(Kind.COLUMN, pick(COLUMNS));
  }

  private void table() {
    add(Kind.TABLE, pick(TABLES));
  }

  private void operator() {
    add(Kind.OPERATOR, pick(OPERATORS));
  }

  private void literal() {
    add(Kind.LITERAL, "");
  }

  private void add(Kind kind, String text) {
    if (kind == Kind.LITERAL || !text.isEmpty()) {
      pieces.add(new Piece(kind, text));
    }
  }

  private String pick(List<String> texts) {
    return texts.get(random.nextInt(texts.size()));
  }

  /** One way to write the statement: values, lengths, gaps, comments and case at random. */
  static String write(List<Piece> pieces, RandomGenerator random) {
    Grammar grammar = new Grammar(random);
    StringBuilder out = new StringBuilder();
    for (Piece piece : pieces) {
      out.append(grammar.pick(GAPS)).append(grammar.write(piece));
    }
    return out.append(random.nextBoolean() ? ";" : "").toString();
  }

  private String write(Piece piece) {
    return switch (piece.kind) {
      case LITERAL -> pick(LITERALS);
      case LIST -> repeated("(", pick(LITERALS), ")");
      case ROWS -> repeated("", row(Integer.parseInt(piece.text)), "");
      case KEYWORD, COLUMN, TABLE ->
          piece.text.startsWith("\"") || random.nextBoolean()
              ? piece.text
              : piece.text.toUpperCase(Locale.ROOT);
      default -> piece.text;
    };
  }

  private String repeated(String open, String first, String close) {
    StringBuilder out = new StringBuilder(open).append(first);
    for (int i = random.nextInt(12); i > 0; i--) {
      out.append(',').append(pick(GAPS)).append(open.isEmpty() ? rowLike(first) : pick(LITERALS));
    }
    return out.append(close).toString();
  }

  private String rowLike(String row) {
    return random.nextBoolean() ? row : row.replace("'x'", "'other'");
  }

  private String row(int columns) {
    StringBuilder out = new StringBuilder("(");
    for (int i = 0; i < columns; i++) {
      out.append(i > 0 ? ", " : "").append(pick(LITERALS));
    }
    return out.append(')').toString();
  }

  /** The same statement with one thing changed that is no writing. */
  static List<Piece> mutate(List<Piece> pieces, RandomGenerator random) {
    List<Piece> mutated = new ArrayList<>(pieces);
    while (true) {
      int at = random.nextInt(pieces.size());
      Piece piece = pieces.get(at);
      switch (piece.kind) {
        case COLUMN, TABLE ->
            mutated.set(
                at,
                new Piece(
                    piece.kind,
                    random.nextInt(4) == 0
                        ? '"' + piece.text.toUpperCase(Locale.ROOT) + '"'
                        : piece.text + "_other"));
        case OPERATOR ->
            mutated.set(at, new Piece(piece.kind, piece.text.equals("=") ? "<=>" : "="));
        case LITERAL -> mutated.set(at, new Piece(Kind.PUNCTUATION, "f(1)"));
        case KEYWORD -> {
          switch (piece.text) {
            case "and" -> mutated.set(at, new Piece(Kind.KEYWORD, "or not"));
            case "in" -> mutated.set(at, new Piece(Kind.KEYWORD, "not in"));
            case "is null" -> mutated.set(at, new Piece(Kind.KEYWORD, "is not null"));
            case "select" -> mutated.add(at + 1, new Piece(Kind.KEYWORD, "distinct"));
            case "limit" -> mutated.set(at, new Piece(Kind.KEYWORD, "offset"));
            default -> {
              continue;
            }
          }
        }
        default -> {
          continue;
        }
      }
      return mutated;
    }
  }
}
