package dev.roundtrip.internal.advice;

import dev.roundtrip.internal.catalog.Index;
import dev.roundtrip.internal.catalog.Names;
import dev.roundtrip.internal.catalog.Table;
import dev.roundtrip.internal.query.From;
import dev.roundtrip.internal.query.Select;
import dev.roundtrip.plan.Access;
import dev.roundtrip.plan.PlanNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

  /** The index by which rows of the table are looked up, if the plan tells one and it is known. */
  Optional<Index> index() {
    PlanNode read = node;
    return read == null || read.index() == null
        ? Optional.empty()
        : table.indexes().stream()
            .filter(index -> index.name().equalsIgnoreCase(read.index()))
            .findFirst();
  }

  /** Whether an index leads to rows that are then visited in the table. */
  boolean visitsRows() {
    return node != null && (node.access() == Access.INDEX_SCAN || node.access() == Access.BITMAP);
  }

  /** Its name as one writes it in a statement. */
  String name(Names names) {
    return qualifier(String.valueOf(from.table())) + names.write(table.name());
  }

  /** The schema in front of a written name, with its dot; empty if there is none. */
  static String qualifier(String written) {
    return written.substring(0, written.lastIndexOf('.') + 1);
  }
}
