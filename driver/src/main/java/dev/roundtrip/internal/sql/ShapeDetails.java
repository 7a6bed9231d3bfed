package dev.roundtrip.internal.sql;

import dev.roundtrip.finding.StatementKind;
import java.util.Collections;
import java.util.List;

/** What a verdict needs to know of a shape beyond its text and fingerprint. Immutable. */
record ShapeDetails(
    StatementKind kind,
    List<String> tables,
    List<String> writtenTables,
    List<Slot> slots,
    List<SelectItem> selectItems,
    boolean selectStar,
    boolean hasFrom,
    boolean locking,
    boolean sequence,
    boolean catalog,
    boolean limited,
    boolean several,
    boolean unbalanced,
    Traits traits) {

  /** Reads tokens whose starts and ends are those of the text. */
  static ShapeDetails read(String text, TokenBuffer tokens, Dialect dialect) {
    Layout layout = LayoutReader.read(tokens, dialect);
    Sources sources = Sources.read(text, tokens, layout);
    SelectList list = SelectList.read(text, tokens, layout, sources);
    Features features = Features.read(text, tokens, layout);
    List<String> tables = sources.all();
    return new ShapeDetails(
        Kinds.of(tokens, layout),
        tables,
        sources.written(),
        new Roles(text, tokens, layout, sources).slots(),
        list.items(),
        list.star(),
        sources.readsTable(),
        features.locking,
        features.sequence && tables.isEmpty(),
        Features.isCatalog(tables),
        features.limited,
        separated(tokens),
        layout.unbalanced,
        new TraitReader(text, tokens, layout, sources).read());
  }

  /** In place of what our own mistake keeps us from reading: nothing is known of it. */
  static ShapeDetails unreadable(int slots) {
    ShapeDetails nothing = read("", new TokenBuffer(16), Dialect.GENERIC);
    return new ShapeDetails(
        StatementKind.OTHER,
        List.of(),
        List.of(),
        Collections.nCopies(slots, new Slot(Role.OTHER, null, null)),
        List.of(),
        false,
        false,
        false,
        false,
        false,
        false,
        false,
        true,
        nothing.traits);
  }

  private static boolean separated(TokenBuffer tokens) {
    for (int i = 0; i < tokens.size; i++) {
      if (tokens.is(i, ';')) {
        return true;
      }
    }
    return false;
  }
}
