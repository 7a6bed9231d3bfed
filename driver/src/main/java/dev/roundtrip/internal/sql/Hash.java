package dev.roundtrip.internal.sql;

/**
 * The arithmetic of 64-bit hashes: a multiplicative step per character, an avalanche at the end.
 */
final class Hash {
  static final long SEED = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private static final long[] SYMBOLS = new long[0x80];

  static {
    for (int code = 0; code < SYMBOLS.length; code++) {
      SYMBOLS[code] = mix(code);
    }
  }

  private Hash() {}

  static long ofSymbol(int code) {
    return code < SYMBOLS.length ? SYMBOLS[code] : mix(code);
  }

  static long step(long hash, int character) {
    return (hash ^ character) * PRIME;
  }

  /** {@code next} is a hash already; the order counts. */
  static long combine(long hash, long next) {
    return (Long.rotateLeft(hash, 27) ^ next) * 0x9e3779b97f4a7c15L;
  }

  /**
   * The finalizer of MurmurHash3 (Appleby, public domain): every input bit changes every output
   * bit.
   */
  static long mix(long hash) {
    long h = hash;
    h = (h ^ (h >>> 33)) * 0xff51afd7ed558ccdL;
    h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return h ^ (h >>> 33);
  }
}
