package dev.roundtrip.internal.advice;

import dev.roundtrip.internal.catalog.Catalog;
import dev.roundtrip.internal.catalog.Column;
import dev.roundtrip.internal.query.Expr;
import dev.roundtrip.internal.query.Select;
import dev.roundtrip.plan.Plan;
import dev.roundtrip.plan.PlanNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that a rule may look at: one statement, measured, with its plan and its tables. */
final class Case {

  /** From so many rows on it matters how a table is read. */
  static final double LARGE = 10_000;

  /** An index is of use where it leads to no more than this part of a table. */
  static final double SELECTIVE = 0.1;

  final Facts facts;
  final Plan plan;
  final Catalog catalog;
  final Select select;
  final Uses uses;

  Case(Facts facts, Plan plan, Catalog catalog, Select select) {
    this.facts = facts;
    this.plan = plan;
    this.catalog = catalog;
    this.select = select;
    this.uses = Uses.of(select, catalog, plan);
  }

  List<Use> uses() {
    return uses.all();
  }

  /** Whether it writes; the query is then the one that finds the rows. */
  boolean writes() {
    return facts.shape().kind().writes();
  }

  /** How many rows a table has, as the catalog or the plan tells; 0 if neither does. */
  double rows(Use use) {
    Long known = use.table.rows();
    if (known != null) {
      return known;
    }
    PlanNode node = use.node;
    if (node == null) {
      return 0;
    }
    String examined = node.details().get("rows examined");
    return node.readRows() != null
        ? node.readRows()
        : examined != null ? Double.parseDouble(examined) : 0;
  }

  /** Whether the plan reads all of it, and it is so large that this matters. */
  boolean scansLarge(Use use) {
    return scans(use) && rows(use) >= LARGE;
  }

  /** Whether the plan reads all of it. */
  boolean scans(Use use) {
    return use.node != null && readsAll(use.node, select.limited());
  }

  /** As it is, or along an index in which nothing is searched for; a limit may end that soon. */
  static boolean readsAll(PlanNode node, boolean limited) {
    boolean whole = node.operation().equals("index"); // MariaDB's word for all of an index.
    return switch (node.access()) {
      case FULL_SCAN -> true;
      case INDEX_SCAN, INDEX_ONLY -> (node.condition() == null || whole) && !limited;
      case BITMAP, LOOKUP, NONE -> false;
    };
  }

  /**
   * Which part of a table's rows its filters keep, 0 to 1, or null if nobody can say: what was
   * returned if that is the same, else the planner's estimate for the values that were sent, else
   * what the number of different values makes of it.
   */
  @Nullable Double kept(Use use) {
    double rows = rows(use);
    if (rows <= 0) {
      return null;
    }
    boolean direct =
        use.alone()
            && use.block.equals(select)
            && !select.limited()
            && !select.offset()
            && !select.distinct()
            && !select.compound()
            && !select.aggregates()
            && !facts.failed();
    long came = writes() ? facts.changed() : facts.rows();
    // That nothing was changed may mean that nobody told.
    return direct && (came > 0 || !writes())
        ? Double.valueOf(Math.min(1, came / rows))
        : byPlan(use, rows);
  }

  private @Nullable Double byPlan(Use use, double rows) {
    PlanNode node = use.node;
    if (node != null && catalog.is("PostgreSQL") && node.filter() != null && scans(use)) {
      Double told = node.actualRows() != null ? node.actualRows() : node.estimatedRows();
      if (told != null) {
        return Math.min(1, told / rows);
      }
    }
    return byDistinct(use);
  }

  private @Nullable Double byDistinct(Use use) {
    double kept = 1;
    boolean any = false;
    for (Predicate predicate : use.predicates) {
      Double distinct = predicate.column().distinct();
      if (predicate.isFilter() && distinct != null) {
        double members =
            predicate.source() instanceof Expr.In ? Math.max(1, facts.listLength()) : 1;
        kept *= Math.min(1, members / Math.max(1, distinct));
        any = true;
      }
    }
    return any ? Double.valueOf(kept) : null;
  }

  /** About how many rows a table gives to be joined; all of them where nothing filters it. */
  double driving(Use use) {
    Double planned = planned(use);
    if (planned != null) {
      return Math.max(1, planned);
    }
    Double kept = kept(use);
    double rows = rows(use);
    return kept == null || use.predicates.stream().noneMatch(Predicate::isFilter)
        ? rows
        : Math.max(1, kept * rows);
  }

  /** What the planner expects of a table that it reads by its own conditions alone, or null. */
  private @Nullable Double planned(Use use) {
    PlanNode node = use.node;
    String condition = node == null ? null : node.condition();
    if (node == null || node.estimatedRows() == null || condition == null) {
      return null;
    }
    boolean constant =
        catalog.is("PostgreSQL")
            ? uses().stream()
                .noneMatch(other -> other != use && condition.contains(other.from.alias() + "."))
            : catalog.isMySqlLike() && node.operation().equals("range");
    return constant ? node.estimatedRows() : null;
  }

  /** Columns as one writes them. */
  List<String> written(List<Column> columns) {
    return columns.stream().map(column -> catalog.names().write(column.name())).toList();
  }
}
