package dev.roundtrip.internal.catalog;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads tables from a database: JDBC's metadata first, the database's own views where that does not
 * tell. On a connection of our own only, in a transaction that somebody else ends.
 */
public final class CatalogReader {

  /** Each is read as a table of the statement is. */
  private static final int MAXIMUM_CHILDREN = 10;

  private final Connection connection;
  private final DatabaseMetaData metaData;
  private final String product;
  private final int major;

  private CatalogReader(Connection connection) throws SQLException {
    this.connection = connection;
    this.metaData = connection.getMetaData();
    this.product = String.valueOf(metaData.getDatabaseProductName());
    this.major = metaData.getDatabaseMajorVersion();
  }

  /**
   * Reads these tables.
   *
   * @param tables as statements name them, with or without schema
   * @param cache what was read before and still holds
   */
  public static Catalog read(Connection connection, List<String> tables, TableCache cache)
      throws SQLException {
    CatalogReader reader = new CatalogReader(connection);
    List<Table> found = new ArrayList<>();
    for (String name : tables) {
      Optional<Table> known = cache.get(name);
      Optional<Table> table = known.isPresent() ? known : reader.table(name);
      table.ifPresent(
          read -> {
            cache.put(name, read);
            found.add(read);
          });
    }
    return new Catalog(
        reader.product,
        reader.major,
        reader.metaData.getDatabaseMinorVersion(),
        reader.names(),
        found);
  }

  /**
   * The tables whose foreign keys refer to this one, with their schemas; none where the database
   * indexes foreign keys by itself.
   *
   * @param table as a statement names it, with or without schema
   */
  public static List<String> children(Connection connection, String table) throws SQLException {
    CatalogReader reader = new CatalogReader(connection);
    Place place = CatalogFacts.leavesForeignKeysBare(reader.product) ? reader.place(table) : null;
    if (place == null) {
      return List.of();
    }
    Set<String> children = new LinkedHashSet<>();
    try (ResultSet rows =
        reader.metaData.getExportedKeys(place.catalog(), place.schema(), place.name())) {
      while (rows.next() && children.size() < MAXIMUM_CHILDREN) {
        String schema = rows.getString("FKTABLE_SCHEM");
        String name = rows.getString("FKTABLE_NAME");
        children.add(schema == null ? name : schema + "." + name);
      }
    }
    return List.copyOf(children);
  }

  /**
   * Reads the indexes of one table, and nothing else of it.
   *
   * @param table as a statement names it, with or without schema
   * @return none if there is no such table
   */
  public static List<Index> indexes(Connection connection, String table) throws SQLException {
    CatalogReader reader = new CatalogReader(connection);
    Place place = reader.place(table);
    return place == null ? List.of() : reader.indexes(CatalogFacts.of(reader.product), place);
  }

  private Names names() throws SQLException {
    Names.Folding folding =
        metaData.storesUpperCaseIdentifiers()
            ? Names.Folding.UPPER
            : product.equals("PostgreSQL") ? Names.Folding.LOWER : Names.Folding.NONE;
    String quote = metaData.getIdentifierQuoteString();
    int longest = metaData.getMaxColumnNameLength();
    return new Names(
        quote == null ? " " : quote, folding, longest <= 0 ? 63 : Math.min(longest, 63), Set.of());
  }

  /** Where a table was found. */
  private record Place(@Nullable String catalog, @Nullable String schema, String name) {
    /** What the database's views call its schema. */
    String space() {
      return schema != null ? schema : String.valueOf(catalog);
    }
  }

  private Optional<Table> table(String written) throws SQLException {
    Place place = place(written);
    if (place == null) {
      return Optional.empty();
    }
    CatalogFacts facts = CatalogFacts.of(product);
    Size size = size(facts, place);
    List<Column> columns = columns(place);
    return Optional.of(
        new Table(
            place.schema() != null ? place.schema() : place.catalog(),
            place.name(),
            size.rows(),
            size.bytes(),
            size.visible(),
            new Distinct(connection, product, facts)
                .of(place.space(), place.name(), size.rows(), columns),
            primaryKey(place),
            indexes(facts, place),
            foreignKeys(place)));
  }

  private List<Index> indexes(CatalogFacts facts, Place place) throws SQLException {
    return facts.indexes() != null && (!product.equals("PostgreSQL") || major >= 11)
        ? IndexReader.own(connection, facts.indexes(), place.space(), place.name())
        : IndexReader.standard(metaData, place.catalog(), place.schema(), place.name());
  }

  private @Nullable Place place(String written) throws SQLException {
    String plain = written.replace("\"", "").replace("`", "");
    int dot = plain.lastIndexOf('.');
    String name = plain.substring(dot + 1);
    String space = dot < 0 ? null : plain.substring(plain.lastIndexOf('.', dot - 1) + 1, dot);
    String here = schema();
    List<Place> places = new ArrayList<>();
    Set<String> spellings = new LinkedHashSet<>();
    spellings.add(name);
    spellings.add(name.toUpperCase(Locale.ROOT));
    spellings.add(name.toLowerCase(Locale.ROOT));
    for (String spelled : spellings) {
      try (ResultSet rows =
          metaData.getTables(connection.getCatalog(), null, escaped(spelled), null)) {
        while (rows.next()) {
          String kind = String.valueOf(rows.getString("TABLE_TYPE"));
          Place place =
              new Place(
                  rows.getString("TABLE_CAT"),
                  rows.getString("TABLE_SCHEM"),
                  rows.getString("TABLE_NAME"));
          if (kind.toUpperCase(Locale.ROOT).contains("TABLE")
              && !kind.toUpperCase(Locale.ROOT).contains("SYSTEM")
              && (space == null || place.space().equalsIgnoreCase(space))) {
            places.add(place);
          }
        }
      }
    }
    // Several schemas may have it: the one that an unqualified name means comes first.
    return places.stream()
        .filter(place -> here == null || place.space().equalsIgnoreCase(here))
        .findFirst()
        .orElse(places.isEmpty() ? null : places.get(0));
  }

  private @Nullable String schema() {
    try {
      return connection.getSchema();
    } catch (SQLException | AbstractMethodError unsupported) {
      return null;
    }
  }

  private String escaped(String name) throws SQLException {
    String escape = metaData.getSearchStringEscape();
    return escape == null || escape.isEmpty() ? name : name.replace("_", escape + "_");
  }

  /** Of a table; what is not known is null. */
  private record Size(@Nullable Long rows, @Nullable Long bytes, @Nullable Double visible) {}

  private Size size(CatalogFacts facts, Place place) throws SQLException {
    if (product.equals("SQLite")) {
      return new Size(Distinct.lastRow(connection, place.name()), null, null);
    }
    if (facts.size() == null) {
      return new Size(rowsByMetaData(place), null, null);
    }
    for (List<@Nullable String> row :
        Rows.of(connection, facts.size(), place.space(), place.name())) {
      String visible = row.size() > 2 ? row.get(2) : null;
      return new Size(
          whole(row.get(0)), whole(row.get(1)), visible == null ? null : Double.valueOf(visible));
    }
    return new Size(null, null, null);
  }

  /** Oracle and SQL Server tell it with their indexes. */
  private @Nullable Long rowsByMetaData(Place place) throws SQLException {
    try (ResultSet rows =
        metaData.getIndexInfo(place.catalog(), place.schema(), place.name(), false, true)) {
      while (rows.next()) {
        if (rows.getShort("TYPE") == DatabaseMetaData.tableIndexStatistic) {
          return rows.getLong("CARDINALITY");
        }
      }
    }
    return null;
  }

  static @Nullable Long whole(@Nullable String number) {
    return number == null ? null : Long.valueOf((long) Double.parseDouble(number));
  }

  private List<Column> columns(Place place) throws SQLException {
    List<Column> columns = new ArrayList<>();
    try (ResultSet rows =
        metaData.getColumns(place.catalog(), place.schema(), escaped(place.name()), "%")) {
      while (rows.next()) {
        columns.add(
            new Column(
                rows.getString("COLUMN_NAME"),
                rows.getString("TYPE_NAME"),
                rows.getInt("DATA_TYPE"),
                rows.getInt("COLUMN_SIZE"),
                rows.getInt("NULLABLE") != DatabaseMetaData.columnNoNulls,
                null));
      }
    }
    return columns;
  }

  private List<String> primaryKey(Place place) throws SQLException {
    Map<Short, String> columns = new TreeMap<>();
    try (ResultSet rows = metaData.getPrimaryKeys(place.catalog(), place.schema(), place.name())) {
      while (rows.next()) {
        columns.put(rows.getShort("KEY_SEQ"), rows.getString("COLUMN_NAME"));
      }
    }
    return List.copyOf(columns.values());
  }

  private List<ForeignKey> foreignKeys(Place place) throws SQLException {
    List<ForeignKey> keys = new ArrayList<>();
    List<String> columns = new ArrayList<>();
    List<String> parents = new ArrayList<>();
    String name = "";
    String parent = "";
    try (ResultSet rows = metaData.getImportedKeys(place.catalog(), place.schema(), place.name())) {
      while (rows.next()) {
        if (rows.getShort("KEY_SEQ") <= 1 && !columns.isEmpty()) {
          keys.add(new ForeignKey(name, place.name(), columns, parent, parents));
          columns.clear();
          parents.clear();
        }
        String constraint = rows.getString("FK_NAME");
        name = constraint == null ? "" : constraint;
        parent = rows.getString("PKTABLE_NAME");
        columns.add(rows.getString("FKCOLUMN_NAME"));
        parents.add(String.valueOf(rows.getString("PKCOLUMN_NAME")));
      }
    }
    if (!columns.isEmpty()) {
      keys.add(new ForeignKey(name, place.name(), columns, parent, parents));
    }
    return keys;
  }
}
