package dev.roundtrip.internal.catalog;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The tables of one statement, as one database knows them. Immutable.
 *
 * @param product the product's name, as its driver tells it
 * @param major its version
 * @param minor its version
 * @param names how names are written
 * @param tables those that were found
 */
public record Catalog(String product, int major, int minor, Names names, List<Table> tables) {

  /** Keeps a copy. */
  public Catalog {
    tables = List.copyOf(tables);
  }

  /** The table of this name, whatever its case; a schema in front of it has to match. */
  public Optional<Table> table(String wanted) {
    String plain = wanted.replace("\"", "").replace("`", "");
    int dot = plain.lastIndexOf('.');
    String name = plain.substring(dot + 1);
    return tables.stream()
        .filter(table -> table.name().equalsIgnoreCase(name))
        .filter(
            table ->
                dot < 0
                    || table.schema() == null
                    || plain
                        .substring(0, dot)
                        .toLowerCase(Locale.ROOT)
                        .endsWith(table.schema().toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  /** Whether the product is this one. */
  public boolean is(String name) {
    return product.equalsIgnoreCase(name);
  }

  /** MariaDB or MySQL. */
  public boolean isMySqlLike() {
    return is("MariaDB") || is("MySQL");
  }

  /** Whether its version is at least this one. */
  public boolean atLeast(int wantedMajor, int wantedMinor) {
    return major > wantedMajor || (major == wantedMajor && minor >= wantedMinor);
  }
}
