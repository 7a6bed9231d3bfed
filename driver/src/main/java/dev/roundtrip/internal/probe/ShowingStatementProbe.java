package dev.roundtrip.internal.probe;

import dev.roundtrip.internal.sql.ParsedSql;
import org.jspecify.annotations.Nullable;

/** A statement whose values the user asked to see. */
final class ShowingStatementProbe extends StatementProbe {

  private final ShownBinds shown;

  ShowingStatementProbe(
      ConnectionProbe connection,
      @Nullable ParsedSql prepared,
      @Nullable String text,
      @Nullable Object raw) {
    super(connection, prepared, text, raw);
    this.shown = new ShownBinds(prepared);
  }

  @Override
  boolean showsValues() {
    return true;
  }

  @Override
  void show(int index, @Nullable Object value) {
    shown.show(index, value);
  }

  @Override
  void clearShown() {
    shown.clear();
  }

  @Override
  @Nullable String example(@Nullable String statement) {
    return shown.example(statement);
  }
}
