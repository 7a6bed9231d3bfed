package dev.roundtrip.internal.sql;

import dev.roundtrip.finding.StatementKind;
import dev.roundtrip.finding.StatementShape;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A statement with its literals and binds abstracted: equal for texts that differ in nothing else.
 * Immutable; equality is that of the fingerprint. It never contains the content of a literal.
 */
public final class Shape {

  private static final HexFormat HEX = HexFormat.of();

  private final String text;
  private final long fingerprint;
  private final Dialect dialect;
  private final int slotCount;
  private final boolean unreadable;

  /** Null until somebody asks for more than text and fingerprint: most shapes are only counted. */
  private volatile @Nullable ShapeDetails details;

  /** What the details will be read from; null when they have been. */
  private volatile @Nullable Unread unread;

  /** Null until somebody is told of it, which is once for each scope that sends it. */
  private volatile @Nullable StatementShape described;

  /** Tokens whose starts and ends are those of the text, in which nothing is masked. */
  private record Unread(String text, TokenBuffer tokens) {}

  Shape(
      String original,
      char[] chars,
      TokenBuffer tokens,
      Dialect dialect,
      long fingerprint,
      boolean open) {
    this.dialect = dialect;
    this.fingerprint = fingerprint;
    unreadable = open || tokens.overflowed;
    ShapeText written = new ShapeText(chars, tokens);
    String exact = written.text();
    text = dialect == Dialect.GENERIC && exact.indexOf('"') >= 0 ? written.maskedText() : exact;
    slotCount = Math.min(written.slots(), Roles.MAXIMUM_SLOTS);
    if (written.isCut()) {
      details = ShapeDetails.read(original, tokens, dialect);
    } else {
      unread = new Unread(exact, written.tokens());
    }
  }

  private ShapeDetails details() {
    ShapeDetails known = details;
    return known != null ? known : readDetails();
  }

  /** Two threads may do so at a time, and make the same. */
  private ShapeDetails readDetails() {
    ShapeDetails read;
    try {
      read = readStrictly();
    } catch (RuntimeException mistake) {
      // Ours: it must never reach the application's statement.
      read = ShapeDetails.unreadable(slotCount);
    }
    details = read;
    unread = null;
    return read;
  }

  /** The details, and our own mistakes in reading them. */
  ShapeDetails readStrictly() {
    Unread left = unread;
    ShapeDetails known = details;
    if (known != null) {
      return known;
    }
    // Whoever forgets the tokens has written the details before.
    return left == null
        ? Objects.requireNonNull(details)
        : ShapeDetails.read(left.text, left.tokens, dialect);
  }

  /** Whether the text ended inside a literal or comment, or had too many tokens to keep. */
  boolean unreadable() {
    return unreadable;
  }

  /** How many {@link #slots()} there are. */
  int slotCount() {
    return slotCount;
  }

  /**
   * The normalized text, at most 4096 characters, the last one an ellipsis when it was cut. Where
   * nobody knows whether double quotes stand around names or strings, what may be a string is
   * masked.
   */
  public String text() {
    return text;
  }

  /**
   * 64 bits over all tokens, also those beyond {@link #text()}; the same in every process and
   * dialect.
   */
  public long fingerprint() {
    return fingerprint;
  }

  /** What the statement does. */
  public StatementKind kind() {
    return details().kind();
  }

  /**
   * All tables read or written, in order of appearance, lower case unless quoted, the schema as
   * written.
   */
  public List<String> tables() {
    return details().tables();
  }

  /** The tables that are written. */
  public List<String> writtenTables() {
    return details().writtenTables();
  }

  /** The abstracted positions in the order of the text; at most 2048. */
  public List<Slot> slots() {
    return details().slots();
  }

  /** The outermost select list up to its first star; empty when the statement is no query. */
  public List<SelectItem> selectItems() {
    return details().selectItems();
  }

  /** Whether a star ended {@link #selectItems()}. */
  public boolean selectStar() {
    return details().selectStar();
  }

  /** Whether a real table is read, at any depth; {@code dual} and lists of values are none. */
  public boolean hasFrom() {
    return details().hasFrom();
  }

  /** Whether rows or advisory locks are taken on purpose. */
  public boolean locking() {
    return details().locking();
  }

  /** Whether it only fetches from a sequence or reads a generated key. */
  public boolean sequence() {
    return details().sequence();
  }

  /** Whether it reads the database's own catalog. */
  public boolean catalog() {
    return details().catalog();
  }

  /** Whether the outermost query limits its rows. */
  public boolean limited() {
    return details().limited();
  }

  /**
   * Whether the text ended inside a literal, comment or parenthesis, or had too many tokens to
   * keep.
   */
  public boolean truncated() {
    return unreadable || details().unbalanced();
  }

  /** Whether the text has a semicolon that separates statements: it may be more than one. */
  public boolean several() {
    return details().several();
  }

  /** Further marks of the statement that verdicts depend on. */
  public Traits traits() {
    return details().traits();
  }

  /** As users read it; made once. */
  public StatementShape described() {
    StatementShape known = described;
    if (known == null) {
      known = new StatementShape(text, HEX.toHexDigits(fingerprint), kind(), tables());
      described = known;
    }
    return known;
  }

  /** As whose it was read. */
  public Dialect dialect() {
    return dialect;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Shape shape && shape.fingerprint == fingerprint;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(fingerprint);
  }

  @Override
  public String toString() {
    return text;
  }
}
