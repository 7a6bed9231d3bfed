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
    String singular = singular(plain(table.substring(table.lastIndexOf('.') + 1)));
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
