package dev.roundtrip.internal.sql;

import dev.roundtrip.finding.StatementKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement with its literals and binds abstracted: equal for texts that differ in nothing else.
 * Immutable; equality is that of the fingerprint. It never contains the content of a literal.
 */
public final class Shape {
  private final String text;
  private final long fingerprint;
  private final StatementKind kind;
  private final List<String> tables;
  private final List<String> writtenTables;
  private final List<Slot> slots;
  private final List<SelectItem> selectItems;
  private final boolean selectStar;
  private final boolean hasFrom;
  private final boolean locking;
  private final boolean sequence;
  private final boolean catalog;
  private final boolean limited;
  private final boolean truncated;
  private final boolean several;
  private final Traits traits;
  private final Dialect dialect;

  Shape(
      String text,
      TokenBuffer tokens,
      Layout layout,
      Dialect dialect,
      long fingerprint,
      boolean unreadable) {
    this.dialect = dialect;
    this.fingerprint = fingerprint;
    Sources sources = Sources.read(text, tokens, layout);
    SelectList list = SelectList.read(text, tokens, layout, sources);
    Features features = Features.read(text, tokens, layout);
    this.text = new ShapeText(text, tokens).text();
    kind = Kinds.of(tokens, layout);
    tables = sources.all();
    writtenTables = sources.written();
    slots = new Roles(text, tokens, layout, sources).slots();
    selectItems = list.items();
    traits = new TraitReader(text, tokens, layout, sources).read();
    selectStar = list.star();
    hasFrom = sources.readsTable();
    locking = features.locking;
    sequence = features.sequence && tables.isEmpty();
    catalog = Features.isCatalog(tables);
    limited = features.limited;
    several = separated(tokens);
    truncated = unreadable || layout.unbalanced || tokens.overflowed;
  }

  /** The normalized text, at most 4096 characters, the last one an ellipsis when it was cut. */
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
    return kind;
  }

  /**
   * All tables read or written, in order of appearance, lower case unless quoted, the schema as
   * written.
   */
  public List<String> tables() {
    return tables;
  }

  /** The tables that are written. */
  public List<String> writtenTables() {
    return writtenTables;
  }

  /** The abstracted positions in the order of the text; at most 2048. */
  public List<Slot> slots() {
    return slots;
  }

  /** The outermost select list up to its first star; empty when the statement is no query. */
  public List<SelectItem> selectItems() {
    return selectItems;
  }

  /** Whether a star ended {@link #selectItems()}. */
  public boolean selectStar() {
    return selectStar;
  }

  /** Whether a real table is read, at any depth; {@code dual} and lists of values are none. */
  public boolean hasFrom() {
    return hasFrom;
  }

  /** Whether rows or advisory locks are taken on purpose. */
  public boolean locking() {
    return locking;
  }

  /** Whether it only fetches from a sequence or reads a generated key. */
  public boolean sequence() {
    return sequence;
  }

  /** Whether it reads the database's own catalog. */
  public boolean catalog() {
    return catalog;
  }

  /** Whether the outermost query limits its rows. */
  public boolean limited() {
    return limited;
  }

  /**
   * Whether the text ended inside a literal, comment or parenthesis, or had too many tokens to
   * keep.
   */
  public boolean truncated() {
    return truncated;
  }

  /** Whether the text has a semicolon that separates statements: it may be more than one. */
  public boolean several() {
    return several;
  }

  private static boolean separated(TokenBuffer tokens) {
    for (int i = 0; i < tokens.size; i++) {
      if (tokens.is(i, ';')) {
        return true;
      }
    }
    return false;
  }

  /** Further marks of the statement that verdicts depend on. */
  public Traits traits() {
    return traits;
  }

  Dialect dialect() {
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
