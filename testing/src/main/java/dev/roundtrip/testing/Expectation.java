package dev.roundtrip.testing;

import java.util.List;
import java.util.function.Function;

/**
 * What an annotation says.
 *
 * @param said the annotation as it is written
 * @param dataSource the data source it is about; empty for all
 * @param counting whether it has a number, which is of one data source
 * @param strictness what it means if nothing was sent
 * @param check gives what is not so
 */
record Expectation(
    String said,
    String dataSource,
    boolean counting,
    Strictness strictness,
    Function<Queries, List<Fact>> check) {

  /** Who said it. */
  enum Strictness {
    /** The extension itself: a test that sends nothing is no business of ours. */
    DEFAULT,
    /** The class: some of its tests may send nothing, which is noted. */
    CLASS,
    /** The method: a test that sends nothing has proved nothing. */
    METHOD
  }
}
