package dev.roundtrip.internal.probe;

import dev.roundtrip.internal.sql.ParsedSql;
import dev.roundtrip.internal.sql.Role;
import dev.roundtrip.internal.sql.ValueHash;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The values bound to a statement, as hashes. A superclass of {@link StatementProbe}, not a part of
 * it, so that a statement costs one object.
 */
abstract class Binds {

  /** Stands for SQL NULL: equal to itself, and to no value that was ever read. */
  static final long NULL = ValueHash.of("\u0000NULL");

  private static final long[] NONE = {};

  private long[] hashes;

  /** An execution holds the hashes too, so that they must not change any more. */
  private boolean handedOver;

  /** The bind, from 1, whose text begins as a pattern's wildcard does; 0 if none, as a rule. */
  private byte wildcard;

  Binds(@Nullable ParsedSql prepared) {
    int count = prepared == null ? 0 : prepared.bindCount();
    this.hashes = count == 0 ? NONE : new long[count];
  }

  final void put(int index, long hash) {
    if (index > 0 && index <= hashes.length) {
      own();
      hashes[index - 1] = hash;
    }
  }

  /** Notes how a text begins: all that is kept of a pattern beside its hash. */
  final void begins(int index, String text) {
    char first = text.isEmpty() ? 0 : text.charAt(0);
    if (first == '%' || first == '_') {
      wildcard = index > 0 && index <= Byte.MAX_VALUE ? (byte) index : 0;
    } else if (wildcard == index) {
      wildcard = 0;
    }
  }

  /** Whether such a text stands where LIKE has its pattern. */
  final boolean hasLeadingWildcard(ParsedSql sql) {
    if (wildcard == 0) {
      return false;
    }
    int slot = sql.slotOfBind(wildcard);
    return slot >= 0 && sql.shape().slots().get(slot).role() == Role.LIKE;
  }

  final void clearHashes() {
    wildcard = 0;
    own();
    Arrays.fill(hashes, 0);
  }

  private void own() {
    if (handedOver) {
      hashes = hashes.clone();
      handedOver = false;
    }
  }

  /** What stands at the shape's slots; the members of a list are mixed into one value. */
  final long[] slots(ParsedSql sql) {
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
