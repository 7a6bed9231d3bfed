package dev.roundtrip.internal.advice;

import dev.roundtrip.internal.catalog.Table;
import dev.roundtrip.internal.query.From;
import dev.roundtrip.internal.query.Select;
import dev.roundtrip.plan.PlanNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One table in one query block, and what the block's conditions say of it. */
final class Use {

  final Select block;
  final From from;
  final Table table;
  final List<Predicate> predicates = new ArrayList<>();

  /** The step of the plan that reads it, or null if it was not found, or not without doubt. */
  @Nullable PlanNode node;

  Use(Select block, From from, Table table) {
    this.block = block;
    this.from = from;
    this.table = table;
  }

  /** Whether it is the only table of its block. */
  boolean alone() {
    return block.from().size() == 1;
  }

  /** Its name as one writes it in a statement. */
  String name(dev.roundtrip.internal.catalog.Names names) {
    String written = String.valueOf(from.table());
    int dot = written.lastIndexOf('.');
    return (dot < 0 ? "" : written.substring(0, dot + 1)) + names.write(table.name());
  }
}
