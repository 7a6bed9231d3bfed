package dev.roundtrip.testing;

/** How a number grows with the number of rows, slowest first. */
public enum Growth {
  /** It does not. */
  CONSTANT("constant"),
  /** Slower than the rows: doubling them adds the same again each time. */
  LOGARITHMIC("logarithmic"),
  /** As the rows do. */
  LINEAR("linear"),
  /** As the square of the rows, or faster. */
  QUADRATIC("quadratic");

  private final String text;

  Growth(String text) {
    this.text = text;
  }

  /**
   * Tells the growth from what was counted at n, 2n and 4n rows, by how much more the second
   * doubling added than the first: as much if it is logarithmic, twice as much if it is linear,
   * four times as much if it is quadratic. The borders are halfway, so that a remainder of a batch
   * does not matter.
   */
  static Growth of(long once, long twice, long fourTimes) {
    long first = twice - once;
    long second = fourTimes - twice;
    if (second <= 0) {
      return CONSTANT;
    }
    if (first <= 0) {
      return LINEAR;
    }
    double ratio = (double) second / first;
    if (ratio >= 3) {
      return QUADRATIC;
    }
    return ratio >= 1.5 ? LINEAR : LOGARITHMIC;
  }

  /** In lower case, for sentences. */
  @Override
  public String toString() {
    return text;
  }
}
