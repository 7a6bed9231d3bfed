package dev.roundtrip.internal.detect;

import dev.roundtrip.internal.sql.Slot;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How well the name of a result column suits the column that is looked up, worst first. */
enum NameFit {
  /** Both names are known, and one of them is no key: a quantity that equals an id by chance. */
  UNLIKELY,
  /** One of the names is not known. */
  UNKNOWN,
  /** Both look like keys. */
  KEYS,
  /** The names say so: {@code book.author_id} and {@code author.id}. */
  RELATED;

  /** Whether both names are known and look like keys. */
  boolean likely() {
    return this == KEYS || this == RELATED;
  }

  private static final Set<String> KEY_ENDINGS =
      Set.of("id", "key", "code", "uuid", "guid", "no", "nr", "number", "ref", "pk", "fk", "oid");

  private static final Set<String> STATES =
      Set.of("status", "state", "type", "kind", "category", "level", "role", "phase", "mode");

  static NameFit of(Slot lookedUp, ColumnName source) {
    String wanted = lookedUp.column();
    String offered = source.column();
    if (wanted == null || offered == null) {
      return UNKNOWN;
    }
    if (related(lookedUp.table(), plain(wanted), source.table(), plain(offered))) {
      return RELATED;
    }
    boolean keys = isKey(wanted) && isKey(offered);
    return keys ? KEYS : UNLIKELY;
  }

  /** Whether both names are known and neither is a key: a state, a category, a name. */
  static boolean isKeyless(Slot lookedUp, ColumnName source) {
    String wanted = lookedUp.column();
    String offered = source.column();
    return wanted != null && offered != null && !isKey(wanted) && !isKey(offered);
  }

  /** Whether the column that is looked up holds one of a few constants, as its name tells. */
  static boolean isState(Slot lookedUp) {
    String column = lookedUp.column();
    String name = column == null ? "" : column.toLowerCase(Locale.ROOT);
    return STATES.contains(name.substring(name.lastIndexOf('_') + 1));
  }

  /**
   * Whether both are plain keys, and of tables whose names have nothing in common: the {@code id}
   * of a visit is not the {@code id} of a product.
   */
  static boolean areKeysOfStrangers(Slot lookedUp, ColumnName source) {
    String wanted = lookedUp.table();
    String offered = source.table();
    return lookedUp.column() != null
        && source.column() != null
        && wanted != null
        && offered != null
        && KEY_ENDINGS.contains(plain(lookedUp.column()))
        && KEY_ENDINGS.contains(plain(source.column()))
        && !stem(wanted).contains(stem(offered))
        && !stem(offered).contains(stem(wanted));
  }

  private static String stem(String table) {
    return singular(plain(table.substring(table.lastIndexOf('.') + 1)));
  }

  private static boolean related(
      @Nullable String wantedTable, String wanted, @Nullable String offeredTable, String offered) {
    if (wanted.equals(offered)) {
      boolean generic = KEY_ENDINGS.contains(wanted);
      return !generic || (wantedTable != null && wantedTable.equals(offeredTable));
    }
    return names(wanted, offeredTable, offered) || names(offered, wantedTable, wanted);
  }

  /** Whether a foreign key such as {@code authorid} names {@code authors} and its {@code id}. */
  private static boolean names(String foreignKey, @Nullable String table, String key) {
    if (table == null) {
      return false;
    }
    String singular = stem(table);
    return foreignKey.equals(singular + key)
        || foreignKey.endsWith(singular + key)
        || foreignKey.equals(singular)
        || (KEY_ENDINGS.contains(key) && foreignKey.startsWith(singular));
  }

  private static boolean isKey(String column) {
    String name = column.toLowerCase(Locale.ROOT);
    if (KEY_ENDINGS.contains(name)) {
      return true;
    }
    int underscore = name.lastIndexOf('_');
    return underscore >= 0
        ? KEY_ENDINGS.contains(name.substring(underscore + 1))
        : name.endsWith("id") || name.endsWith("key") || name.endsWith("code");
  }

  private static String plain(String name) {
    return name.replace("_", "").toLowerCase(Locale.ROOT);
  }

  private static String singular(String table) {
    if (table.endsWith("ies")) {
      return table.substring(0, table.length() - 3) + "y";
    }
    if (table.endsWith("ses") || table.endsWith("xes") || table.endsWith("ches")) {
      return table.substring(0, table.length() - 2);
    }
    return table.endsWith("s") && !table.endsWith("ss")
        ? table.substring(0, table.length() - 1)
        : table;
  }
}
