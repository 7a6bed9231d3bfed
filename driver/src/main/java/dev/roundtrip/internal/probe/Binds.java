package dev.roundtrip.internal.probe;

import dev.roundtrip.internal.sql.ParsedSql;
import dev.roundtrip.internal.sql.ValueHash;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The values bound to a statement: as hashes, and as text only if values were asked for. */
class Binds {

  /** Stands for SQL NULL: equal to itself, and to no value that was ever read. */
  static final long NULL = ValueHash.of("\u0000NULL");

  private static final long[] NONE = {};
  private static final Binds EMPTY = new Binds(0);

  private long[] hashes;

  /** An execution holds the hashes too, so that they must not change any more. */
  private boolean handedOver;

  Binds(int count) {
    this.hashes = count == 0 ? NONE : new long[count];
  }

  static Binds of(@Nullable ParsedSql sql, boolean showValues) {
    int count = sql == null ? 0 : sql.bindCount();
    if (showValues) {
      return new ShownBinds(count);
    }
    return count == 0 ? EMPTY : new Binds(count);
  }

  /** Remembers a value of any type as text, if values were asked for. */
  void show(int index, @Nullable Object value) {}

  final void put(int index, long hash) {
    if (index > 0 && index <= hashes.length) {
      own();
      hashes[index - 1] = hash;
    }
  }

  void clear() {
    own();
    Arrays.fill(hashes, 0);
  }

  private void own() {
    if (handedOver) {
      hashes = hashes.clone();
      handedOver = false;
    }
  }

  /** The statement with its values, or null unless values were asked for. */
  @Nullable String example(@Nullable String text) {
    return null;
  }

  /** What stands at the shape's slots; the members of a list are mixed into one value. */
  long[] slots(ParsedSql sql) {
    int count = sql.shape().slots().size();
    if (count == 0) {
      return NONE;
    }
    if (areSlots(sql, count)) {
      handedOver = true;
      return hashes;
    }
    long[] slots = new long[count];
    boolean[] unknown = null;
    for (int i = 0; i < sql.literalCount(); i++) {
      mix(slots, sql.literalSlot(i), sql.literalHash(i));
    }
    for (int i = 0; i < hashes.length; i++) {
      int slot = sql.slotOfBind(i + 1);
      if (slot >= 0) {
        if (hashes[i] == 0) {
          unknown = unknown == null ? new boolean[count] : unknown;
          unknown[slot] = true;
        }
        mix(slots, slot, hashes[i]);
      }
    }
    if (unknown != null) {
      for (int i = 0; i < count; i++) {
        slots[i] = unknown[i] ? 0 : slots[i];
      }
    }
    return slots;
  }

  /** Whether each bind has a slot of its own and nothing else has one: nearly every statement. */
  private boolean areSlots(ParsedSql sql, int count) {
    if (hashes.length != count || sql.literalCount() > 0) {
      return false;
    }
    for (int i = 0; i < count; i++) {
      if (sql.slotOfBind(i + 1) != i) {
        return false;
      }
    }
    return true;
  }

  private static void mix(long[] slots, int slot, long hash) {
    if (slot < 0 || slot >= slots.length) {
      return;
    }
    slots[slot] = slots[slot] == 0 ? hash : slots[slot] * 0x9E3779B97F4A7C15L + hash;
  }
}
