package dev.roundtrip.internal.scope;

import dev.roundtrip.internal.callsite.CallPath;
import dev.roundtrip.internal.sql.Shape;

/** One loop of {@link FamiliarLoops}. A count that is lost between threads costs some walks. */
final class FamiliarLoop {

  /** So many scopes in a row must have been walked as a whole and have had this path only. */
  static final int SCOPES = 16;

  /** A power of two: of so many scopes one is walked as a whole, however familiar it is. */
  static final int ONE_OF = 16;

  private final long shape;
  private final CallPath path;
  private int alike;
  private int begun;

  FamiliarLoop(long shape, CallPath path) {
    this.shape = shape;
    this.path = path;
  }

  boolean is(Shape other, CallPath from) {
    return shape == other.fingerprint() && path.equals(from);
  }

  /** Whether the scope in which it begins may do with samples. */
  boolean mayBeSampled() {
    return alike >= SCOPES && (++begun & (ONE_OF - 1)) != 0;
  }

  /** A scope has ended in which each execution was walked, and had this path. */
  void wasTheSame() {
    if (alike < SCOPES) {
      alike++;
    }
  }

  /** Its shape came from elsewhere, too. */
  void wasAnother() {
    alike = 0;
  }
}
