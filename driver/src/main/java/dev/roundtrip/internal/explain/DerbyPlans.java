package dev.roundtrip.internal.explain;

import dev.roundtrip.plan.Access;
import dev.roundtrip.plan.Plan;
import dev.roundtrip.plan.PlanKind;
import dev.roundtrip.plan.PlanNode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Derby: the statement is compiled and not executed, in a session of our own that is told to write
 * plans into tables; these are made in our transaction and go with it. On the application's
 * connection that mode would make its statements no-ops.
 */
final class DerbyPlans implements PlanDialect {

  private static final String CALL = "CALL SYSCS_UTIL.";

  private static final String STEPS =
      """
      select r.rs_id, r.parent_rs_id, r.op_identifier, r.op_details, r.est_row_count, r.est_cost,
             s.scan_object_name, s.scan_object_type, s.start_position, s.scan_qualifiers,
             (select max(t.tablename) from sys.sysconglomerates c
              join sys.systables t on t.tableid = c.tableid where c.conglomeratename = s.scan_object_name
                or t.tablename = s.scan_object_name) tbl,
             (select max(t.tablename) from sys.sysconstraints k
              join sys.systables t on t.tableid = k.tableid where k.constraintname = s.scan_object_name) owner
      from %1$s.sysxplain_resultsets r
      left join %1$s.sysxplain_scan_props s on s.scan_rs_id = r.scan_rs_id
      """;

  private static final String COLUMNS =
      """
      select t.tablename, c.columnnumber, c.columnname
      from sys.syscolumns c join sys.systables t on t.tableid = c.referenceid where t.tabletype = 'T'
      """;

  private static final Pattern POSITION = Pattern.compile("Id: (\\d+)");
  private static final int QUALIFIERS = 9;
  private static final int TABLE = 10;

  @Override
  public boolean isFor(String product) {
    return product.equals("Apache Derby");
  }

  /** The tables of the plan are written. */
  @Override
  public boolean readOnly(boolean writes) {
    return false;
  }

  @Override
  public String explain(String sql) {
    return sql;
  }

  @Override
  public Plan ask(Session session) throws SQLException {
    String schema = "RT" + UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT);
    session.cleanUpBy(CALL + "SYSCS_SET_XPLAIN_SCHEMA('')");
    session.cleanUpBy(CALL + "SYSCS_SET_XPLAIN_MODE(0)");
    session.cleanUpBy(CALL + "SYSCS_SET_RUNTIMESTATISTICS(0)");
    session.execute(CALL + "SYSCS_SET_RUNTIMESTATISTICS(1)");
    session.execute(CALL + "SYSCS_SET_XPLAIN_SCHEMA('" + schema + "')");
    session.execute(CALL + "SYSCS_SET_XPLAIN_MODE(1)");
    session.pretend();
    session.execute(CALL + "SYSCS_SET_RUNTIMESTATISTICS(0)");
    session.execute(CALL + "SYSCS_SET_XPLAIN_SCHEMA('')");
    session.execute(CALL + "SYSCS_SET_XPLAIN_MODE(0)");
    List<List<String>> steps = session.query(STEPS.formatted(schema));
    Map<String, String> columns = new HashMap<>();
    for (List<String> column : session.query(COLUMNS)) {
      columns.put(column.get(0) + " " + column.get(1), column.get(2));
    }
    return read(session.product(), PlanKind.ESTIMATED, named(steps, columns));
  }

  /** Derby tells positions of columns only: {@code Column[0][0] Id: 1}. */
  private static List<List<String>> named(List<List<String>> steps, Map<String, String> columns) {
    List<List<String>> named = new ArrayList<>();
    for (List<String> step : steps) {
      List<String> row = new ArrayList<>(step);
      Matcher column = POSITION.matcher(Objects.requireNonNullElse(row.get(QUALIFIERS), ""));
      Set<String> names = new LinkedHashSet<>();
      while (column.find()) {
        int number = Integer.parseInt(column.group(1)) + 1;
        names.add(columns.getOrDefault(row.get(TABLE) + " " + number, "column " + number));
      }
      row.set(QUALIFIERS, names.isEmpty() ? null : String.join(", ", names));
      named.add(row);
    }
    return named;
  }

  @Override
  public Plan read(String product, PlanKind kind, List<List<String>> rows) {
    List<List<String>> roots = rows.stream().filter(row -> row.get(1) == null).toList();
    if (roots.size() != 1) {
      throw new UnreadablePlanException("Derby's plan has " + roots.size() + " roots.");
    }
    PlanNode root = step(roots.get(0), rows);
    String raw =
        rows.stream()
            .map(row -> row.stream().map(String::valueOf).collect(Collectors.joining(" | ")))
            .collect(Collectors.joining("\n"));
    return new Plan(product, kind, root, root.cost(), Map.of(), raw);
  }

  private static PlanNode step(List<String> row, List<List<String>> rows) {
    String operation = Objects.requireNonNullElse(row.get(2), "?");
    boolean index = operation.equals("INDEXSCAN") || operation.equals("CONSTRAINTSCAN");
    String table = row.get(10) == null ? row.get(11) : row.get(10);
    PlanNode.Builder node =
        PlanNode.builder(operation)
            .relation(table)
            .index(index ? row.get(6) : null)
            .access(access(operation))
            .estimatedRows(number(row.get(4)))
            .cost(number(row.get(5)))
            .filter(row.get(QUALIFIERS))
            .detail("details", row.get(3));
    for (List<String> child : rows) {
      if (Objects.equals(child.get(1), row.get(0))) {
        node.child(step(child, rows));
      }
    }
    return node.build();
  }

  private static Access access(String operation) {
    return switch (operation) {
      case "TABLESCAN" -> Access.FULL_SCAN;
      case "INDEXSCAN", "CONSTRAINTSCAN" -> Access.INDEX_SCAN;
      case "HASHSCAN", "DISTINCTSCAN", "LASTINDEXKEYSCAN" -> Access.NONE;
      default -> Access.NONE;
    };
  }

  private static @Nullable Double number(@Nullable String text) {
    return text == null ? null : Double.valueOf(text);
  }
}
