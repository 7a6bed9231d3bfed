package dev.roundtrip.internal.detect;

import dev.roundtrip.finding.CallSite;
import dev.roundtrip.finding.FindingKind;
import dev.roundtrip.internal.sql.Shape;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Identities of findings: over source shape, shape and call site without its line. */
final class Fingerprints {

  /** FNV-1a, 64 bits: stable across runs and versions, and short enough to read. */
  private static final long OFFSET = 0xcbf29ce484222325L;

  private static final HexFormat HEX = HexFormat.of();

  private static final long PRIME = 0x100000001b3L;

  private Fingerprints() {}

  static String of(FindingKind kind, Shape shape, CallSite callSite) {
    return of(kind, (Shape) null, shape, callSite);
  }

  static String of(FindingKind kind, @Nullable Shape source, Shape shape, CallSite callSite) {
    long hash = add(OFFSET, kind.name());
    hash = add(hash, source == null ? "" : source.described().fingerprint());
    hash = add(hash, shape.described().fingerprint());
    return hex(add(hash, callSite.member()));
  }

  /** Of what is no matter of statements alone; {@code detail} tells findings of one kind apart. */
  static String of(FindingKind kind, String detail, @Nullable Shape shape, CallSite callSite) {
    long hash = add(add(OFFSET, kind.name()), detail);
    hash = add(hash, shape == null ? "" : shape.described().fingerprint());
    return hex(add(hash, callSite.member()));
  }

  private static String hex(long fingerprint) {
    return HEX.toHexDigits(fingerprint);
  }

  private static long add(long hash, String text) {
    long result = hash;
    for (int i = 0; i < text.length(); i++) {
      result = (result ^ text.charAt(i)) * PRIME;
    }
    return (result ^ '|') * PRIME;
  }
}
